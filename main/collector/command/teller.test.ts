import { expect, test } from 'vitest';
import { applyDifference, snapshotOf, worldOf } from '../../model/difference.ts';
import { checkMessage } from '../../model/schema.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { Teller } from './teller.ts';

const HOST: Snapshot['host'] = {
  hostname: 'h',
  kernel: '6',
  bootId: 'b',
  observer: { pid: 1, uid: 0, canEnterNamespaces: true, ipcNamespace: 'ipc:1' },
};

function snapshotWith(links: Snapshot['links'], takenAt: number): Snapshot {
  const lists = { namespaces: [], processes: [], objects: [], problems: [], deadlocks: [] };
  return { version: 1, takenAt, durationMs: 1, host: HOST, ...lists, links };
}

const attached = (process: number) => ({
  kind: 'attached' as const,
  process,
  object: 'ipc:1/shm/0',
});

test('the first is told whole, of the next what is new, as main takes it', () => {
  const teller = new Teller();
  const told = [[1], [1, 2], [2]].map((pids, at) =>
    JSON.parse(teller.tell(snapshotWith(pids.map(attached), at))),
  );
  for (const message of told) expect(checkMessage(message)).toBeNull();
  expect(told.map(({ type, number }) => [type, number])).toEqual([
    ['snapshot', 1],
    ['difference', 2],
    ['difference', 3],
  ]);
  expect(told[1].difference.links).toEqual({ set: [attached(2)], gone: [] });
  let world = worldOf(told[0].snapshot);
  for (const { difference } of told.slice(1)) world = applyDifference(world, difference);
  expect(snapshotOf(world)).toEqual(snapshotWith([attached(2)], 2));
});

test('whoever asks for it is told the whole once more', () => {
  const teller = new Teller();
  teller.tell(snapshotWith([], 1));
  teller.startOver();
  const told = [2, 3].map((at) => JSON.parse(teller.tell(snapshotWith([], at))));
  expect(told.map(({ type, number }) => [type, number])).toEqual([
    ['snapshot', 2],
    ['difference', 3],
  ]);
});
