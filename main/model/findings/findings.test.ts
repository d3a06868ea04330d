import { describe, expect, test } from 'vitest';
import type { IpcLimits, Snapshot } from '../snapshot.ts';
import type { Finding } from './finding.ts';
import { findings } from './findings.ts';
import { mqueue, msg, namespace, process, sem, shm, THEN, world } from './samples.ts';

const found = (parts: Partial<Snapshot>): Finding[] => findings(world(parts));
const kinds = (parts: Partial<Snapshot>) => found(parts).map(({ kind }) => kind);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
/** Of a process that began after what the kernel remembers. */
const later = { startTime: (THEN + 5) * 1000 };

describe('a segment', () => {
  test('is leaked where nobody has it attached and its makers have ended', () => {
    const [finding] = found({ objects: [shm(3)] });
    expect(finding).toMatchObject({
      id: 'leaked-segment ipc:10/shm/3',
      severity: 'problem',
      nodes: ['ipc:10/shm/3'],
    });
    expect(finding?.evidence.join('; ')).toContain('pid 70, has ended; It was never attached');
  });

  test('is leaked where the pid of its creator has been given to another since', () => {
    expect(kinds({ objects: [shm(3)], processes: [process(70, later)] })).toEqual([
      'leaked-segment',
    ]);
    expect(kinds({ objects: [shm(3)], processes: [process(70)] })).toEqual([]);
  });

  test('is not where somebody has it attached, or who had it last lives', () => {
    const used = { lastOperator: 71, attachedAt: THEN, detachedAt: THEN };
    expect(kinds({ objects: [shm(3, { attaches: 1 })] })).toEqual([]);
    expect(kinds({ objects: [shm(3, used)], processes: [process(71)] })).toEqual([]);
    expect(kinds({ objects: [shm(3, used)], processes: [process(71, later)] })).toEqual([
      'leaked-segment',
    ]);
  });

  test('is not where it cannot be known', () => {
    expect(kinds({ objects: [shm(3, { creator: 0 })] })).toEqual([]);
    expect(kinds({ objects: [shm(3, { attachedAt: THEN })] })).toEqual([]);
    for (const unknown of ['attaches', 'creator', 'lastOperator', 'changedAt']) {
      expect(kinds({ objects: [shm(3, { unknown: [unknown] })] })).toEqual([]);
    }
    // Without process 1 not all are listed.
    const hidden = world({ objects: [shm(3)] });
    expect(findings({ ...hidden, processes: new Map() })).toEqual([]);
  });

  test('that is marked for removal is worth a word only once its maker has ended', () => {
    const segment = shm(3, { attaches: 2, markedForRemoval: true });
    const links: Snapshot['links'] = [
      { kind: 'attached', process: 80, object: segment.id, access: 'read-write' },
    ];
    const processes = [process(80)];
    expect(found({ objects: [segment], links, processes })).toMatchObject([
      { kind: 'marked-segment', severity: 'notice', nodes: [segment.id, 'pid 80'] },
    ]);
    expect(kinds({ objects: [segment], links, processes: [...processes, process(70)] })).toEqual(
      [],
    );
  });
});

describe('a queue', () => {
  test('is leaked where messages lie in it and all who used it have ended', () => {
    expect(kinds({ objects: [msg(1)] })).toEqual(['leaked-queue']);
    const received = { lastReceiver: 71, receivedAt: THEN };
    expect(kinds({ objects: [msg(1, received)] })).toEqual(['leaked-queue']);
    expect(kinds({ objects: [msg(1, received)], processes: [process(71)] })).toEqual([]);
    expect(kinds({ objects: [msg(1, { ...received, lastReceiver: 0 })] })).toEqual([]);
    expect(kinds({ objects: [msg(1, { messages: 0 })] })).toEqual([]);
    expect(kinds({ objects: [msg(1)], processes: [process(70)] })).toEqual([]);
  });

  test('is not while somebody waits for it', () => {
    const links: Snapshot['links'] = [
      { kind: 'blocked', process: 72, object: 'ipc:10/msg/1', operation: 'msgrcv' },
    ];
    expect(kinds({ objects: [msg(1)], processes: [process(72)], links })).toEqual([]);
  });

  test('is full where its bytes near msgmnb, or a sender waits', () => {
    const full = (bytes: number) =>
      kinds({ objects: [msg(1, { bytes })], processes: [process(70)] });
    // Above it: its own limit is larger, so nothing is known.
    expect([899, 900, 1000, 1001].map(full)).toEqual([[], ['full-queue'], ['full-queue'], []]);
    const waits = (object: string, operation: string) =>
      found({
        objects: [msg(1, { messages: 0 }), mqueue('q')],
        processes: [process(70), process(72)],
        links: [{ kind: 'blocked', process: 72, object, operation }],
      });
    expect(waits('ipc:10/msg/1', 'msgsnd')).toMatchObject([
      { nodes: ['ipc:10/msg/1', 'pid 72'], evidence: ['pid 72 waits for room to send'] },
    ]);
    expect(waits('ipc:10/mqueue/q', 'mq_timedsend')).toHaveLength(1);
    expect(waits('ipc:10/msg/1', 'msgrcv')).toEqual([]);
  });
});

test('a namespace that has used up nine tenths of a limit', () => {
  const segments = (count: number) => range(count).map((at) => shm(at, { attaches: 1 }));
  expect(kinds({ objects: segments(8) })).toEqual([]);
  expect(found({ objects: segments(9) })).toMatchObject([
    { id: 'near-limit ipc:10 shmmni', severity: 'problem', nodes: ['ipc:10'] },
  ]);
  expect(found({ objects: segments(10) })[0]?.evidence.join()).toContain('No more can be made');
  expect(found({ objects: [sem(1, { count: 90 })] })[0]?.evidence[0]).toBe(
    '90 semaphores in all sets of at most 100 (semmns)',
  );
  const limits = { ...namespace(10).limits, semmns: 1_024_000_000 } as IpcLimits;
  const large = { namespaces: [namespace(10, { limits })] };
  expect(found({ objects: [sem(1, { count: 1_000_000_000 })], ...large })[0]?.evidence).toEqual([
    '1,000,000,000 semaphores in all sets of at most 1,024,000,000 (semmns)',
    '24,000,000 more can be made',
  ]);
  expect(kinds({ objects: [sem(1, { count: 90, unknown: ['count'] })] })).toEqual([]);
  const unlisted = { namespaces: [namespace(10, { readable: false })] };
  expect(kinds({ objects: segments(9), ...unlisted })).toEqual([]);
});

test('objects that everybody may write', () => {
  const modes = (mode: number) =>
    kinds({ objects: [shm(1, { mode, attaches: 1 }), sem(2, { mode }), mqueue('q', { mode })] });
  expect(modes(0o664)).toEqual([]);
  expect(modes(0o666)).toEqual(['open-to-all', 'open-to-all', 'open-to-all']);
  // To attach a segment to write one must be able to read it.
  expect(modes(0o622)).toEqual(['open-to-all', 'open-to-all']);
  expect(kinds({ objects: [sem(2, { mode: 0o666, unknown: ['mode'] })] })).toEqual([]);
});

describe('one key in two namespaces', () => {
  const two = (key: number, comm = 'worker', other = 'ipc:11') =>
    found({
      namespaces: [namespace(10), namespace(11)],
      processes: [process(80), process(81, { comm }, other)],
      objects: [shm(1, { key, attaches: 1 }), shm(1, { key, attaches: 1, namespace: other })],
      links: [
        { kind: 'attached', process: 80, object: 'ipc:10/shm/1' },
        { kind: 'attached', process: 81, object: `${other}/shm/1` },
      ],
    });

  test('used by processes of one name is told of', () => {
    expect(two(0x4d2)).toMatchObject([
      {
        id: 'same-key shm 0x4d2 worker',
        severity: 'notice',
        nodes: ['ipc:10/shm/1', 'ipc:11/shm/1', 'pid 80', 'pid 81'],
      },
    ]);
  });

  test('is not where names differ, where there is no key, or the namespace is one', () => {
    expect(two(0x4d2, 'else')).toEqual([]);
    expect(two(0)).toEqual([]);
    expect(two(0x4d2, 'worker', 'ipc:10')).toEqual([]);
  });
});

test('a namespace that something keeps without a process', () => {
  const of = (parts: Parameters<typeof namespace>[1]) => ({
    namespaces: [namespace(10), namespace(11, { processCount: 0, ...parts })],
    objects: [sem(1, { namespace: 'ipc:11' })],
  });
  expect(found(of({ heldBy: [{ kind: 'open-file', pid: 80, fd: 4 }] }))).toMatchObject([
    {
      id: 'held-namespace ipc:11',
      nodes: ['ipc:11', 'pid 80'],
      evidence: [
        'No process lives in it',
        'It is kept by descriptor 4 of pid 80',
        'IPC objects in it: 1',
      ],
    },
  ]);
  expect(kinds(of({ heldBy: [] }))).toEqual([]);
  expect(kinds(of({ heldBy: [{ kind: 'thread', pid: 8, tid: 9 }] }))).toEqual([]);
  const processCount = 1;
  expect(kinds(of({ heldBy: [{ kind: 'bind-mount', path: '/x' }], processCount }))).toEqual([]);
});

test('a ring of waits', () => {
  const ring = [
    { process: 80, object: 'ipc:10/sem/2' },
    { process: 81, object: 'ipc:10/sem/1' },
  ];
  expect(found({ deadlocks: [{ ring }] })).toMatchObject([
    {
      kind: 'deadlock',
      severity: 'problem',
      nodes: ['pid 80', 'ipc:10/sem/2', 'pid 81', 'ipc:10/sem/1'],
      evidence: [
        'pid 80 waits for ipc:10/sem/2, which pid 81 was the last to use',
        'pid 81 waits for ipc:10/sem/1, which pid 80 was the last to use',
      ],
    },
  ]);
});
