import { expect, test } from 'vitest';
import type { IpcObject, Link, Process, Snapshot } from '../../model/snapshot.ts';
import { endingWords, removalWords } from './words.ts';

function process(pid: number, comm: string, parts: Partial<Process> = {}): Process {
  const rest = { ppid: 1, startTime: 1, uid: 1000, gid: 1000, user: 'alice', state: 'S' };
  return {
    ...rest,
    pid,
    comm,
    commandLine: [],
    namespaces: {},
    pidInNamespace: [pid],
    container: null,
    ...parts,
  } as unknown as Process;
}

function world(processes: Process[], links: Link[] = []): Snapshot {
  return { processes, links, objects: [] } as unknown as Snapshot;
}

const ROOT = { creatorUid: 0, creatorGid: 0, uid: 0, gid: 0, mode: 0o600, namespace: 'ipc:7' };
const segment = {
  ...ROOT,
  id: 'ipc:7/shm/3',
  kind: 'shm',
  sysvId: 3,
  key: 0xcafe,
  bytes: 4096,
  attaches: 2,
} as unknown as IpcObject;
const queue = {
  ...ROOT,
  id: 'ipc:7/msg/1',
  kind: 'msg',
  sysvId: 1,
  key: 0,
  bytes: 12,
  messages: 2,
} as unknown as IpcObject;

test('names exactly what goes, and who uses it', () => {
  const links: Link[] = [
    { kind: 'attached', process: 5, object: segment.id },
    { kind: 'creator', process: 6, object: segment.id },
    { kind: 'attached', process: 6, object: 'ipc:7/shm/4' },
  ];
  const { message, detail, action } = removalWords(
    segment,
    world([process(5, 'till'), process(6, 'shop')], links),
  );
  expect(message).toBe('Remove the shared memory segment shmid 3 (key 0x0000cafe) from ipc:7?');
  expect(detail).toContain('4,096 bytes, and 2 attaches');
  expect(detail).toContain('In use by pid 5 (till) attached.');
  expect(detail).toContain('The kernel remembers: pid 6 (shop) made it.');
  expect(detail).toContain('keeps it until they detach');
  expect(action).toBe('Remove it');
});

test('says that others may use a queue, and what is lost', () => {
  const links: Link[] = [{ kind: 'blocked', process: 5, object: queue.id, operation: 'msgrcv' }];
  const { message, detail } = removalWords(queue, world([process(5, 'till')], links));
  expect(message).toContain('msqid 1 (no key)');
  expect(detail).toContain('It holds 2 messages, 12 bytes together.');
  expect(detail).toContain('pid 5 (till) waiting in msgrcv()');
  expect(detail).toContain('leaves no trace');
  expect(detail).toContain('EIDRM');
});

test('many users are counted, and no name can bend the text', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => process(100 + index, 'a\u202eb\nc'));
  const links = crowd.map(
    ({ pid }): Link => ({ kind: 'attached', process: pid, object: segment.id }),
  );
  const { detail } = removalWords(segment, world(crowd, links));
  expect(detail).toContain('pid 107 (a\ufffdb\ufffdc) attached and 4 more.');
  expect(detail).not.toContain('pid 108');
});

test('tells whose process ends, what it runs and uses', () => {
  const one = process(5, 'till', { commandLine: ['till', '--open'] });
  const child = process(6, 'drawer', { ppid: 5 });
  const links: Link[] = [
    { kind: 'attached', process: 5, object: segment.id },
    { kind: 'last-sender', process: 5, object: queue.id },
  ];
  const { message, detail } = endingWords(one, 'SIGTERM', world([one, child], links));
  expect(message).toBe('End pid 5 (till) with SIGTERM?');
  expect(detail).toContain('It runs: till --open');
  expect(detail).toContain('alice, uid 1000');
  expect(detail).toContain('1 child process');
  expect(detail).toContain('It uses ipc:7/shm/3.');
  expect(detail).not.toContain('ipc:7/msg/1');
  expect(endingWords(one, 'SIGKILL', world([one])).detail).toContain('cannot save');
});
