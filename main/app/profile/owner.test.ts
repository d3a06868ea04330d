import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerOf } from './owner.ts';

test('the owner of what is not there yet is that of what it will be in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-owner-'));
  const own = process.geteuid?.();
  expect(ownerOf(folder)).toBe(own);
  expect(ownerOf(join(folder, 'not', 'there', 'yet'))).toBe(own);
  rmSync(folder, { recursive: true });
  expect(ownerOf('/not-there/at-all')).toBe(statSync('/').uid);
});
