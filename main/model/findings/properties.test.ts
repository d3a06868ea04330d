import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkKey } from '../difference.ts';
import type { Link, Process, Snapshot } from '../snapshot.ts';
import { suspectedDeadlocks } from '../waits/deadlocks.ts';
import { FINDING_KINDS } from './finding.ts';
import { findings } from './findings.ts';
import { mqueue, msg, namespace, process, sem, shm, THEN, world } from './samples.ts';

/** Few of everything, so that they meet. */
const PID = fc.constantFrom(0, 50, 51, 52, 53);
const WHEN = fc.constantFrom(0, THEN - 100, THEN, THEN + 100);
const HOME = fc.constantFrom('ipc:10', 'ipc:11');
const KEY = fc.constantFrom(0, 7, -1);
const UNKNOWN = fc.subarray(['attaches', 'creator', 'mode', 'messages', 'bytes', 'key', 'count']);
const common = {
  namespace: HOME,
  mode: fc.nat(0o777),
  unknown: UNKNOWN,
  changedAt: WHEN,
  key: KEY,
};

const object = fc.tuple(
  fc.nat(6),
  fc.oneof(
    fc
      .record({
        ...common,
        attaches: fc.nat(2),
        creator: PID,
        lastOperator: PID,
        attachedAt: WHEN,
        detachedAt: WHEN,
        markedForRemoval: fc.boolean(),
      })
      .map((parts) => (id: number) => shm(id, parts)),
    fc
      .record({
        ...common,
        bytes: fc.nat(1100),
        messages: fc.nat(2),
        lastSender: PID,
        lastReceiver: PID,
        sentAt: WHEN,
        receivedAt: WHEN,
      })
      .map((parts) => (id: number) => msg(id, parts)),
    fc.record({ ...common, count: fc.nat(60) }).map((parts) => (id: number) => sem(id, parts)),
    fc
      .record({ namespace: HOME, mode: fc.nat(0o777), unknown: UNKNOWN })
      .map((parts) => (id: number) => mqueue(String(id), parts)),
  ),
);

const worlds = fc
  .record({
    objects: fc.array(object, { maxLength: 14 }),
    processes: fc.subarray([50, 51, 52, 53]),
    startTime: fc.constantFrom((THEN - 500) * 1000, (THEN + 50) * 1000),
    count: fc.nat(1),
    links: fc.array(
      fc.record({
        kind: fc.constantFrom<Link['kind']>('attached', 'blocked', 'creator', 'last-sender'),
        process: fc.constantFrom(50, 51, 52, 53),
        object: fc.nat(),
        operation: fc.constantFrom('msgsnd', 'msgrcv', 'mq_timedsend'),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ objects, processes, startTime, count, links }): Partial<Snapshot> => {
    const made = [
      ...new Map(objects.map(([id, make]) => make(id)).map((one) => [one.id, one])).values(),
    ];
    const all = links.flatMap((link): Link[] => {
      const id = made[link.object % Math.max(1, made.length)]?.id;
      return id === undefined ? [] : [{ ...link, object: id }];
    });
    // A snapshot has one link for each kind, process and object.
    const named = [...new Map(all.map((link) => [linkKey(link), link])).values()];
    return {
      namespaces: [
        namespace(10),
        namespace(11, { processCount: count, heldBy: [{ kind: 'open-file', pid: 50, fd: 3 }] }),
      ],
      processes: processes.map((pid): Process => process(pid, { startTime })),
      objects: made,
      links: named,
      deadlocks: suspectedDeadlocks(made, named),
    };
  });

const RUNS = { numRuns: 1000 };

test('each finding can be told from the others, says something, and names what is there', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(worlds, (parts) => {
      const here = world(parts);
      const all = findings(here);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { kind, nodes, evidence, notProven, id } of all) {
        seen.add(kind);
        expect(FINDING_KINDS).toContain(kind);
        expect(id.startsWith(`${kind} `)).toBe(true);
        expect(nodes.length).toBeGreaterThan(0);
        expect(new Set(nodes).size).toBe(nodes.length);
        expect(evidence.length).toBeGreaterThan(0);
        for (const line of [...evidence, notProven]) expect(line).toMatch(/^\S.*[^.\s]$/);
        const [first = ''] = nodes;
        const there =
          here.objects.has(first) || here.namespaces.has(first) || first.startsWith('pid ');
        expect(there).toBe(true);
      }
    }),
    RUNS,
  );
  // The worlds are rich enough: nearly every kind came up.
  expect(seen.size).toBeGreaterThanOrEqual(FINDING_KINDS.length - 2);
});

test('the order of what is listed does not matter', () => {
  fc.assert(
    fc.property(worlds, (parts) => {
      const turned = Object.fromEntries(
        Object.entries(parts).map(([name, list]) => [name, (list as unknown[]).toReversed()]),
      );
      const ids = (of: Partial<Snapshot>) =>
        findings(world(of)).map(({ id, nodes }) => [id, nodes]);
      expect(ids({ ...turned, ...(parts.deadlocks && { deadlocks: parts.deadlocks }) })).toEqual(
        ids(parts),
      );
    }),
    RUNS,
  );
});

test('nothing is found to be leaked while somebody who may have used it lives', () => {
  fc.assert(
    fc.property(worlds, (parts) => {
      const here = world(parts);
      for (const { kind, nodes } of findings(here)) {
        const thing = here.objects.get(nodes[0] ?? '');
        if (kind === 'leaked-segment' && thing?.kind === 'shm') {
          const by = here.processes.get(thing.creator);
          expect(by === undefined || by.startTime > thing.changedAt * 1000).toBe(true);
          expect(thing.attaches).toBe(0);
        }
        if (kind === 'leaked-queue' && thing?.kind === 'msg') {
          const by = here.processes.get(thing.lastSender);
          expect(by === undefined || by.startTime > thing.sentAt * 1000).toBe(true);
        }
      }
    }),
    RUNS,
  );
});
