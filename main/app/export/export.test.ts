import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkExport, LARGEST } from './request.ts';
import { reasonOf, writeWhole } from './write.ts';

const bytes = new TextEncoder().encode('digraph {}\n');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ipcscope-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what the page hands over is checked', () => {
  const name = 'atlas 2027-01-15.svg';
  expect(checkExport({ suggestedName: name, bytes })).toEqual({
    suggestedName: name,
    bytes,
    ending: 'svg',
    kind: 'SVG picture',
  });
  for (const wrong of [
    undefined,
    null,
    7,
    {},
    { suggestedName: 'a.png' },
    { suggestedName: 'a.png', bytes: 'text' },
    { suggestedName: 'a.sh', bytes },
    { suggestedName: 'a.constructor', bytes },
    { suggestedName: 'png', bytes },
    { suggestedName: '.a.png', bytes },
    { suggestedName: '../a.png', bytes },
    { suggestedName: `${'a'.repeat(252)}.png`, bytes },
    { suggestedName: 'a\n.png', bytes },
    { suggestedName: 'a\u202e.png', bytes },
  ]) {
    expect(checkExport(wrong)).toEqual(expect.any(String));
  }
  const huge = Object.defineProperty(new Uint8Array(0), 'byteLength', { value: LARGEST + 1 });
  expect(checkExport({ suggestedName: 'a.png', bytes: huge })).toContain('256 MiB');
});

test('no name leads out of the folder that was chosen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const checked = checkExport({ suggestedName: `${text}.png`, bytes });
      return typeof checked === 'string' || basename(checked.suggestedName) === `${text}.png`;
    }),
  );
});

test('a file is whole or as it was, and keeps its mode and the links to it', async () => {
  const file = join(folder, 'a.dot');
  await writeWhole(file, bytes);
  expect(readFileSync(file)).toEqual(Buffer.from(bytes));
  chmodSync(file, 0o600);
  const link = join(folder, 'link.dot');
  symlinkSync(file, link);
  await writeWhole(link, new Uint8Array([49]));
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('1');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['a.dot', 'link.dot']);
});

test('what cannot be written is told in words, and nothing is left behind', async () => {
  mkdirSync(join(folder, 'b.dot'));
  writeFileSync(join(folder, 'file'), '');
  const attempt = (path: string) =>
    writeWhole(path, bytes).then(
      () => null,
      (error: unknown) => reasonOf(path, error),
    );
  expect(await attempt(join(folder, 'none', 'a.dot'))).toBe('a.dot: there is no such folder');
  expect(await attempt(join(folder, 'b.dot'))).toBe('b.dot: that is a folder');
  expect(await attempt(join(folder, 'file', 'a.dot'))).toBe('a.dot: there is no such folder');
  expect(readdirSync(folder).sort()).toEqual(['b.dot', 'file']);
});
