import { expect, test } from 'vitest';
import type { MessageQueue, Process, SharedMemory } from '../../model/snapshot.ts';
import { type Attachment, attachedLinks } from './attached.ts';
import { openLinks } from './open.ts';
import { traceLinks } from './traces.ts';

const apart = () => false;

function segment(namespace: string, over: Partial<SharedMemory> = {}): SharedMemory {
  const base = {
    kind: 'shm',
    namespace,
    sysvId: 0,
    key: 7,
    bytes: 4096,
    attaches: 1,
    changedAt: 100,
  };
  return {
    ...base,
    id: `${namespace}/shm/0`,
    creator: 0,
    lastOperator: 0,
    ...over,
  } as SharedMemory;
}

function attachment(pid: number, namespace: string, file: string | null, born = 100): Attachment {
  return {
    pid,
    namespace,
    mapping: {
      range: `${pid}000-${pid}001`,
      bytes: 4096,
      offset: 0,
      access: 'read-write',
      shmid: 0,
      key: 7,
    },
    file: file === null ? null : { identity: file, bytes: '4096', born },
  };
}

test('the same program in two rooms: each has its own', () => {
  const { links, unproven } = attachedLinks(
    [attachment(1, 'ipc:1', 'a'), attachment(2, 'ipc:2', 'b')],
    [segment('ipc:1'), segment('ipc:2')],
    apart,
  );
  expect(links.map(({ process, object }) => [process, object])).toEqual([
    [1, 'ipc:1/shm/0'],
    [2, 'ipc:2/shm/0'],
  ]);
  expect(unproven).toEqual([]);
});

test('one who moved to a room with a look-alike is not said to hold that one', () => {
  const { links, unproven } = attachedLinks(
    [attachment(1, 'ipc:2', 'a', 100)],
    [segment('ipc:2', { attaches: 0, changedAt: 101 })],
    apart,
  );
  expect(links).toEqual([]);
  expect(unproven.length).toBe(1);
});

test('one who moved still holds the segment of the room that was left', () => {
  const { links } = attachedLinks(
    [attachment(1, 'ipc:2', 'a', 100)],
    [segment('ipc:1'), segment('ipc:2', { attaches: 0, changedAt: 101 })],
    apart,
  );
  expect(links).toMatchObject([{ process: 1, object: 'ipc:1/shm/0' }]);
});

test('two who changed places, nothing else to tell them by: no edge', () => {
  const swapped = attachedLinks(
    [attachment(1, 'ipc:2', 'a'), attachment(2, 'ipc:1', 'b')],
    [segment('ipc:1', { creator: 1 }), segment('ipc:2', { creator: 2 })],
    apart,
  );
  expect(swapped.links).toEqual([]);
  expect(swapped.unproven.length).toBe(2);
});

test('attaches that were not all found: no edge', () => {
  const { links, unproven } = attachedLinks(
    [attachment(1, 'ipc:1', 'a')],
    [segment('ipc:1', { attaches: 2 })],
    apart,
  );
  expect(links).toEqual([]);
  expect(unproven[0]?.candidates.length).toBe(1);
});

test('processes that share their memory count once', () => {
  const one = attachment(1, 'ipc:1', 'a');
  const child = { ...attachment(2, 'ipc:1', 'a'), mapping: one.mapping };
  const { links } = attachedLinks([one, child], [segment('ipc:1')], () => true);
  expect(links.map(({ process }) => process)).toEqual([1, 2]);
});

test('a segment marked for removal has lost its key', () => {
  const marked = segment('ipc:1', { key: 0, markedForRemoval: true });
  expect(attachedLinks([attachment(1, 'ipc:1', 'a')], [marked], apart).links.length).toBe(1);
});

test('two attaches of one process are one link with both accesses', () => {
  const reader = attachment(1, 'ipc:1', 'a');
  const read = { ...reader, mapping: { ...reader.mapping, range: '9-a', access: 'read' as const } };
  const writer = { ...reader, mapping: { ...reader.mapping, access: 'write' as const } };
  const { links } = attachedLinks([read, writer], [segment('ipc:1', { attaches: 2 })], apart);
  expect(links).toEqual([
    { kind: 'attached', process: 1, object: 'ipc:1/shm/0', access: 'read-write' },
  ]);
});

test('open queues go by device and inode, wherever the process is', () => {
  const listed = [{ device: 5, inode: 6, queue: { id: 'ipc:1/mqueue/a' } }] as never;
  const queue = (fd: number, inode: number, device = 5) => ({
    fd,
    device,
    inode,
    access: 'read' as const,
  });
  const { links, unlisted } = openLinks(
    [{ process: { pid: 1 }, queues: [queue(3, 6), queue(4, 7), queue(5, 6, 9)] }],
    listed,
    new Map([[5, 'ipc:1']]),
  );
  expect(links).toEqual([{ kind: 'open', process: 1, object: 'ipc:1/mqueue/a', access: 'read' }]);
  expect(unlisted).toEqual([
    { pid: 1, fd: 4, namespace: 'ipc:1' },
    { pid: 1, fd: 5, namespace: null },
  ]);
});

test('a process that started after the message is not its sender', () => {
  const queue = {
    id: 'q',
    kind: 'msg',
    lastSender: 1,
    sentAt: 100,
    lastReceiver: 2,
    receivedAt: 0,
  };
  const processes = new Map<number, Process>();
  for (const [pid, startTime] of [
    [1, 101_000],
    [2, 50_000],
  ] as const) {
    processes.set(pid, { pid, startTime } as Process);
  }
  expect(traceLinks([queue as MessageQueue], processes)).toEqual([]);
  processes.set(1, { pid: 1, startTime: 100_900 } as Process);
  expect(traceLinks([queue as MessageQueue], processes)).toMatchObject([{ kind: 'last-sender' }]);
});
