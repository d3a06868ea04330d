import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDifference, difference, linkKey, snapshotOf, worldOf } from './difference.ts';
import type { Snapshot } from './snapshot.ts';

const link = fc.record({
  kind: fc.constantFrom('attached', 'creator'),
  process: fc.nat(5),
  object: fc.constantFrom('a', 'b'),
  access: fc.constantFrom('read', 'write'),
});
const snapshot = fc.record({
  takenAt: fc.nat(),
  durationMs: fc.nat(),
  host: fc.record({ hostname: fc.constantFrom('x', 'y') }),
  namespaces: fc.uniqueArray(
    fc.record({ id: fc.constantFrom('ipc:1', 'ipc:2', 'net:3'), processCount: fc.nat(2) }),
    { selector: ({ id }) => id },
  ),
  processes: fc.uniqueArray(
    fc.record({
      pid: fc.nat(9),
      comm: fc.string({ maxLength: 2 }),
      commandLine: fc.array(fc.string()),
    }),
    { selector: ({ pid }) => pid },
  ),
  objects: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      notify: fc.option(fc.record({ pid: fc.nat(1) })),
    }),
    { selector: ({ id }) => id },
  ),
  links: fc.uniqueArray(link, { selector: (one) => linkKey(one as never) }),
  problems: fc.array(fc.record({ what: fc.constantFrom('p', 'q') })),
  deadlocks: fc.array(fc.record({ ring: fc.array(fc.nat(2)) }), { maxLength: 2 }),
}) as unknown as fc.Arbitrary<Snapshot>;

test('a difference leads from any snapshot to any other', () => {
  fc.assert(
    fc.property(snapshot, snapshot, (one, other) => {
      // As it arrives on the other side of a process boundary.
      const change = JSON.parse(JSON.stringify(difference(one, other)));
      expect(applyDifference(worldOf(one), change)).toEqual(worldOf(other));
      expect(worldOf(snapshotOf(worldOf(other)))).toEqual(worldOf(other));
    }),
  );
});

test('what did not change is not sent, and keeps its identity', () => {
  fc.assert(
    fc.property(snapshot, (one) => {
      const before = worldOf(one);
      const change = difference(one, structuredClone(one));
      for (const part of [change.namespaces, change.processes, change.objects, change.links]) {
        expect(part).toEqual({ set: [], gone: [] });
      }
      expect(change.host).toBeNull();
      expect(change.problems).toBeNull();
      expect(change.deadlocks).toBeNull();
      const after = applyDifference(before, change);
      expect(after.processes).toBe(before.processes);
    }),
  );
});

test('something new in a world of many is all that is sent', () => {
  const many = Array.from({ length: 500 }, (_, pid) => ({ pid, comm: 'sleep' }));
  const base = { host: {}, namespaces: [], objects: [], links: [], problems: [] };
  const before = { ...base, processes: many } as unknown as Snapshot;
  const more = [...many.slice(1), { pid: 900, comm: 'new' }];
  const after = { ...base, processes: more } as unknown as Snapshot;
  const { set, gone } = difference(before, after).processes;
  expect(set.map(({ pid }) => pid)).toEqual([900]);
  expect(gone).toEqual([0]);
});
