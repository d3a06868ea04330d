import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable, readText } from './files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ipcscope-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file larger than any before is whole at the first reading', () => {
  for (const [size, read] of [
    [100_000, readText],
    [300_000, readTable],
  ] as const) {
    const path = join(folder, String(size));
    const text = Array.from({ length: size / 10 }, (_, line) => `${line}`.padStart(9, '0')).join(
      '\n',
    );
    writeFileSync(path, text);
    expect(read(path) === text).toBe(true);
  }
});
