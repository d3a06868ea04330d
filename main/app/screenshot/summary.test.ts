import { expect, test } from 'vitest';
import type { Snapshot } from '../../model/snapshot.ts';
import { summary } from './summary.ts';

const EMPTY = { namespaces: [], processes: [], objects: [], links: [], problems: [] };

function of(parts: object): string {
  return summary({ ...EMPTY, ...parts } as unknown as Snapshot);
}

function member(pid: number, ipc: string | null = 'ipc:1') {
  return { pid, namespaces: { ipc } };
}

test('says how much there is, one or many', () => {
  const text = of({
    processes: [member(7), member(8)],
    namespaces: [{ type: 'ipc', readable: true }, { type: 'net' }],
    objects: [{ kind: 'msg' }, { kind: 'shm' }, { kind: 'shm' }],
    links: [{ process: 7 }, { process: 7 }],
  });
  expect(text).toBe(
    '2 processes in 1 IPC namespace, 1 of them tied to an IPC object\n' +
      '1 message queue, 0 POSIX message queues, 0 semaphore sets, 2 shared memory segments',
  );
});

test('says what is missing and what would help', () => {
  const problem = {
    what: 'Namespaces of 9 processes: permission denied',
    where: '',
    remedy: 'start with sudo',
  };
  const text = of({
    processes: [member(7), member(8, null), member(9, null)],
    namespaces: [{ type: 'ipc', readable: false }],
    problems: Array.from({ length: 7 }, () => problem),
  });
  expect(text).toContain('1 process in 1 IPC namespace');
  expect(text).toContain('2 more processes whose IPC namespaces are unknown');
  expect(text).toContain('1 IPC namespace could not be looked into');
  expect(text).toContain('7 things could not be read:');
  expect(text).toContain('permission denied (start with sudo)');
  expect(text).toContain('and 2 more');
});
