import { expect, test } from 'vitest';
import type { OpenQueue } from '../processes/descriptors.ts';
import type { Holders, Unproven } from './attached.ts';
import { holdingsOf } from './holdings.ts';

test('who holds a queue or a segment of a namespace, or may hold one', () => {
  const open = (pid: number, device: number) => ({
    process: { pid },
    queues: [{ fd: 3, device, inode: 1, access: 'write' } satisfies OpenQueue],
  });
  const holders = new Map([['ipc:1/shm/0', [{ pid: 7 }, { pid: 8 }]]]);
  const unproven = [
    { attachments: [{ pid: 9 }], candidates: [{ namespace: 'ipc:1' }, { namespace: 'ipc:3' }] },
  ];
  const holdings = holdingsOf(
    [open(7, 20), open(10, 21)],
    { holders: holders as unknown as Holders, unproven: unproven as unknown as Unproven[] },
    new Map([[20, 'ipc:2']]),
  );
  // The device 21 belongs to no namespace that is known.
  expect([...holdings].map(([pid, ids]) => [pid, [...ids].sort()])).toEqual([
    [7, ['ipc:1', 'ipc:2']],
    [8, ['ipc:1']],
    [9, ['ipc:1', 'ipc:3']],
  ]);
});
