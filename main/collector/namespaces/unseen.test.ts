import { closeSync, openSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Unseen } from './unseen.ts';

/** A kernel's namespaces: unique id, and a file that stands for each. */
function kernel(files: Map<bigint, string>, listed: bigint[] | null) {
  const uniqueIdOf = (handle: string) => Buffer.from(handle, 'hex').readBigUInt64LE(4);
  return {
    fileHandle(path: string) {
      const [uniqueId] = [...files].find(([, file]) => file === path) ?? [];
      if (uniqueId === undefined) throw Object.assign(new Error('gone'), { code: 'ENOENT' });
      const bytes = Buffer.alloc(20);
      bytes.writeInt32LE(0xf1, 0);
      bytes.writeBigUInt64LE(uniqueId, 4);
      bytes.writeUInt32LE(statSync(path).ino >>> 0, 16);
      return bytes.toString('hex');
    },
    openByHandle(handle: string) {
      const file = files.get(uniqueIdOf(handle));
      if (file === undefined) throw Object.assign(new Error('stale'), { code: 'ESTALE' });
      return openSync(file, 'r');
    },
    listNamespaces: () => listed,
  };
}

const here = new URL(import.meta.url).pathname;
const other = here.replace('unseen.test.ts', 'unseen.ts');
const idOf = (file: string) => `ipc:${statSync(file).ino}`;
const life = (id: string) => ({ life: { id, outer: null } });

test('what leaves sight is unseen while it lives, and forgotten when it has ended', () => {
  const files = new Map([[7n, here]]);
  const unseen = new Unseen(kernel(files, null));
  const id = idOf(here);
  expect(unseen.refresh(new Map([[id, life(id)]]), () => [here])).toEqual([]);
  expect(unseen.refresh(new Map(), () => []).map((one) => one.id)).toEqual([id]);
  files.clear();
  expect(unseen.refresh(new Map(), () => [])).toEqual([]);
  files.set(7n, here);
  expect(unseen.refresh(new Map(), () => [])).toEqual([]);
});

test('what listns tells of beside what is in sight was never seen', () => {
  const files = new Map([
    [7n, here],
    [8n, other],
  ]);
  const unseen = new Unseen(kernel(files, [7n, 8n, 9n]));
  const id = idOf(here);
  const found = unseen.refresh(new Map([[id, life(id)]]), () => [here]);
  expect(found.map((one) => one.id)).toEqual([idOf(other)]);
});

test('a kernel whose namespaces have no handles shows nothing more', () => {
  const plain = { ...kernel(new Map([[7n, here]]), null), fileHandle: () => '0100000000000000' };
  const unseen = new Unseen(plain);
  const id = idOf(here);
  unseen.refresh(new Map([[id, life(id)]]), () => [here]);
  expect(unseen.refresh(new Map(), () => [])).toEqual([]);
  // No descriptor is left open by any of this.
  const next = openSync(here, 'r');
  closeSync(next);
  expect(openSync(here, 'r')).toBe(next);
});
