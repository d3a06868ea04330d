import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mqueue, msg, namespace, process, sem, shm, world } from '../findings/samples.ts';
import type { IpcObject, Process } from '../snapshot.ts';
import { accessTo } from './access.ts';
import { compare, usable } from './comparison.ts';
import { credentialsOf } from './credentials.ts';
import { reachedBy, reachOf } from './reach.ts';

const NAMESPACES = [
  namespace(10),
  namespace(11),
  { ...namespace(5), id: 'user:5' as const, type: 'user' as const, initial: true, owner: null },
];

const ID = fc.constantFrom(0, 1000, 1001);
const HOME = fc.constantFrom('ipc:10', 'ipc:11');

const processes = fc
  .array(
    fc.record({
      uid: ID,
      home: fc.option(HOME),
      credentials: fc.option(
        fc.record({
          fsuid: ID,
          fsgid: ID,
          groups: fc.subarray([0, 1000, 1001]),
          capabilities: fc.constantFrom('0000000000000000', '000001ffffffffff'),
        }),
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ uid, home, credentials }, index): Process => {
      const made = process(100 + index, { uid, ...(credentials && { credentials }) });
      return { ...made, namespaces: { ...made.namespaces, ipc: home } };
    }),
  );

const objects = fc
  .array(
    fc.record({
      make: fc.constantFrom<(id: number, parts: object) => IpcObject>(shm, msg, sem, mqueue),
      namespace: HOME,
      mode: fc.constantFrom(0o600, 0o640, 0o666, 0o400, 0o020),
      uid: ID,
      gid: ID,
      creatorUid: ID,
      unknown: fc.constantFrom([], ['mode']),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map(({ make, ...parts }, index) => make(index, parts)));

test('each answer is the one that the rules give for this process and this object', () => {
  fc.assert(
    fc.property(processes, objects, (somebody, things) => {
      const here = world({ namespaces: NAMESPACES, processes: somebody, objects: things });
      for (const one of somebody) {
        const reach = reachOf(one, here);
        expect(reach.size).toBe(here.objects.size);
        for (const object of here.objects.values()) {
          const answer = accessTo(credentialsOf(one), object, here);
          expect(reach.get(object.id)).toEqual(answer);
          expect(reachedBy(object, here).get(one.pid)).toEqual(answer);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('processes of equal credentials are decided once', () => {
  const crowd = Array.from({ length: 2000 }, (_, at) =>
    process(100 + at, {
      credentials: { fsuid: 1000, fsgid: 1000, groups: [], capabilities: '0000000000000000' },
    }),
  );
  const here = world({ namespaces: NAMESPACES, processes: crowd, objects: [shm(1)] });
  const reach = reachedBy(shm(1), here);
  const decisions = new Set(crowd.map(({ pid }) => reach.get(pid)));
  expect(reach.size).toBe(2001);
  expect(decisions.size).toBe(1);
});

const stranger = process(80, { uid: 1001 });
const owner = process(81);
const known = (one: Process): Process => ({
  ...one,
  credentials: {
    fsuid: one.uid,
    fsgid: one.uid,
    groups: [],
    capabilities: '0000000000000000',
  },
});

test('two in one namespace: what each may do there', () => {
  const here = world({
    namespaces: NAMESPACES,
    processes: [known(stranger), known(owner)],
    objects: [shm(1), msg(2, { mode: 0o644 }), sem(3, { namespace: 'ipc:11' })],
    links: [
      { kind: 'last-sender', process: 80, object: 'ipc:10/msg/2' },
      { kind: 'last-receiver', process: 81, object: 'ipc:10/msg/2' },
      { kind: 'attached', process: 81, object: 'ipc:10/shm/1' },
    ],
  });
  const { stand, tied, objects } = compare(known(stranger), known(owner), here);
  expect(stand).toBe('together');
  expect(tied).toEqual(['ipc:10/msg/2']);
  expect([...objects]).toEqual([
    ['ipc:10/shm/1', ['none', 'read-write']],
    ['ipc:10/msg/2', ['read', 'read-write']],
  ]);
  const both = [...objects.values()].filter(([one, other]) => usable(one) && usable(other));
  expect(both).toHaveLength(1);
});

test('two with a wall between: nothing is shared but what they hold from before', () => {
  const away = process(82, {}, 'ipc:11');
  const link = { kind: 'attached', object: 'ipc:10/shm/1', access: 'read-write' } as const;
  const here = world({
    namespaces: NAMESPACES,
    processes: [owner, away],
    objects: [shm(1)],
    links: [
      { ...link, process: 81 },
      { ...link, process: 82 },
    ],
  });
  expect(compare(owner, away, here)).toEqual({
    stand: 'apart',
    namespaces: ['ipc:10', 'ipc:11'],
    tied: ['ipc:10/shm/1'],
    objects: new Map(),
  });
});

test('where a namespace was not read, nothing is claimed', () => {
  const unread = process(83);
  const hidden = { ...unread, namespaces: { ...unread.namespaces, ipc: null } };
  expect(compare(owner, hidden, world({ processes: [owner, hidden] })).stand).toBe('unknown');
});
