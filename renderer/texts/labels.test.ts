import { expect, test } from 'vitest';
import { mqueue, msg, namespace, process, sem, shm } from '../state/samples.ts';
import { namespaceLabel, objectLabel, processLabel } from './labels.ts';
import { linkWords } from './links.ts';
import { groupProblems, problemsAt } from './problems.ts';

test('labels start with the id of the snapshot and go on in words', () => {
  expect(namespaceLabel(namespace({ inode: 4026532180, processCount: 3 }), 2)).toBe(
    'ipc:4026532180 IPC namespace, 3 processes, 2 objects',
  );
  expect(namespaceLabel(namespace({ inode: 1, processCount: 1, readable: false }), 0)).toBe(
    'ipc:1 IPC namespace, 1 process, objects unknown',
  );
  expect(processLabel(process({ pid: 4711, comm: 'sleep' }))).toBe('pid 4711 sleep, root');
  expect(processLabel(process({ pid: 1, comm: 'a\x1b', uid: 7, user: null, state: 'Z' }))).toBe(
    'pid 1 a␛, uid 7, zombie',
  );
  expect(objectLabel(shm({ sysvId: 3, bytes: 1048576, attaches: 2 }))).toBe(
    'ipc:10/shm/3 shared memory segment, 1 MiB, 2 attaches',
  );
  expect(objectLabel(msg({ messages: 1, bytes: 96 }))).toBe(
    'ipc:10/msg/0 message queue, 1 message, 96 bytes',
  );
  expect(objectLabel(sem({ count: 3 }))).toBe('ipc:10/sem/0 semaphore set, 3 semaphores');
});

test('what could not be read is said to be unknown, not nought', () => {
  expect(objectLabel(mqueue({ bytes: 0, unknown: ['bytes', 'notify'] }))).toBe(
    'ipc:10/mqueue/demo POSIX message queue, bytes unknown',
  );
});

test('a tie says how far it is true', () => {
  const link = { process: 1, object: 'ipc:10/shm/0' };
  expect(linkWords({ ...link, kind: 'attached', access: 'read-write' })).toBe(
    'attached to read and write',
  );
  expect(linkWords({ ...link, kind: 'open', access: 'read' })).toBe('has it open to receive');
  expect(linkWords({ ...link, kind: 'last-sender' })).toBe(
    'last sender (may no longer be connected)',
  );
  expect(linkWords({ ...link, kind: 'blocked', operation: 'msgrcv' })).toBe('waits in msgrcv()');
});

test('problems alike are told once, each with its place', () => {
  const alike = [4, 512].map((pid) => ({
    what: `Memory map of process ${pid} (x${pid}): permission denied`,
    where: `pid ${pid}`,
    remedy: 'start with sudo',
  }));
  const other = { what: 'Objects of this IPC namespace', where: 'ipc:10', remedy: null };
  const groups = groupProblems([...alike, other]);
  expect(groups.map(({ problems }) => problems.length)).toEqual([2, 1]);
  expect(problemsAt([...alike, other], ['ipc:10/shm/3', 'ipc:10'])).toEqual([other]);
  expect(problemsAt([...alike, other], ['pid 51'])).toEqual([]);
});
