import { expect, test } from 'vitest';
import type { Snapshot } from '../snapshot.ts';
import { findings } from './findings.ts';
import { mqueue, msg, namespace, process, sem, shm, THEN, world } from './samples.ts';

/** Worlds in which all is well: a finding in one of them is a false alarm. */
const calm: Record<string, Partial<Snapshot>> = {
  'an idle machine': {
    processes: [process(2, { commandLine: [] }), process(50), process(51)],
    objects: [
      // A database's lock, and a queue of somebody who is there.
      shm(0, { key: 0x52e6a1, bytes: 56, attaches: 6, creator: 50 }),
      msg(1, { lastSender: 51, lastReceiver: 50, receivedAt: THEN }),
      sem(2, { count: 17 }),
      mqueue('journal'),
    ],
  },
  'three containers that share a database’s segment': {
    namespaces: [namespace(10, { processCount: 3 }), namespace(11), namespace(12)],
    processes: [60, 61, 62].map((pid) => process(pid, { comm: 'postgres' })),
    objects: [shm(0, { key: 0x52e2c1, attaches: 3, creator: 60, lastOperator: 62 })],
    links: [60, 61, 62].map((pid) => ({
      kind: 'attached' as const,
      process: pid,
      object: 'ipc:10/shm/0',
      access: 'read-write' as const,
    })),
  },
  'nested namespaces, in each its own': {
    namespaces: [namespace(10), namespace(11, { nestedIn: 'ipc:10' })],
    processes: [process(60), process(61, {}, 'ipc:11')],
    objects: [
      shm(0, { key: 0x77, attaches: 1, creator: 60 }),
      shm(0, { key: 0x78, attaches: 1, creator: 61, namespace: 'ipc:11' }),
    ],
    links: [
      { kind: 'creator', process: 60, object: 'ipc:10/shm/0' },
      { kind: 'creator', process: 61, object: 'ipc:11/shm/0' },
    ],
  },
  'a browser that shares pictures with its X server': {
    processes: [process(60, { comm: 'Xvfb' }), process(61, { comm: 'chromium' })],
    // Attached by both, then marked, so that it goes with its last user.
    objects: [shm(9, { attaches: 2, creator: 61, lastOperator: 60, markedForRemoval: true })],
  },
  'a maker who has detached and lives': {
    processes: [process(60)],
    objects: [
      shm(9, { creator: 60, lastOperator: 60, attachedAt: THEN - 9, detachedAt: THEN - 5 }),
    ],
  },
  'a namespace whose last process is just ending': {
    namespaces: [namespace(10), namespace(11, { processCount: 0 })],
  },
  'pids that are not visible from here': {
    objects: [shm(1, { creator: 0 }), msg(1, { lastSender: 0 })],
  },
};

test.each(Object.entries(calm))('no false alarm: %s', (_, parts) => {
  expect(findings(world(parts))).toEqual([]);
});
