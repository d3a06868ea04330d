import { expect, it } from 'vitest';
import { process } from '../graph/bench/make.ts';
import { apart } from './lens.ts';

it('who has ended is in no IPC namespace any more, but stays in his PID and user namespace', () => {
  const homeless = [process(2, 'hidden', null), process(3, 'gone', null, { state: 'Z' })];
  const pids = (lens: Parameters<typeof apart>[1]) => {
    const { unread, left } = apart(homeless, lens);
    return [unread.map(({ pid }) => pid), left.map(({ pid }) => pid)];
  };
  for (const lens of ['ipc', 'mnt', 'net', 'uts', 'cgroup', 'time'] as const) {
    expect(pids(lens)).toEqual([[2], [3]]);
  }
  // Where these could not be read, somebody may not know.
  for (const lens of ['pid', 'user'] as const) expect(pids(lens)).toEqual([[2, 3], []]);
});
