import { openSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Libc } from '../kernel/libc.ts';
import type { Room } from '../namespaces/list.ts';
import { Witnesses } from './witness.ts';

const libc = {
  enter: () => true,
  openProcess: () => openSync('/dev/null', 'r'),
} as unknown as Libc;

const room = { id: 'ipc:1', members: [{ pid: 7 }, { pid: 8 }] } as unknown as Room;
const reading = ({ id }: Room) => `content of ${id}`;

test('what was read through one that ran meanwhile may be of elsewhere', () => {
  // Asleep when it is chosen, and not any more after the visit.
  const answers = [true, false, true, true];
  const witnesses = new Witnesses(libc, () => answers.shift() ?? true);
  expect(witnesses.read(room, reading)).toBe('elsewhere');
  expect(witnesses.read(room, reading)).toBe('content of ipc:1');
});

test('nor is it trusted where it is no member any more', () => {
  const witnesses = new Witnesses(libc, () => true);
  expect(witnesses.read(room, reading)).toBe('content of ipc:1');
  const left = { ...room, members: [{ pid: 8 }] } as unknown as Room;
  expect(witnesses.read(left, reading)).toBe('elsewhere');
});

test('without anybody who sleeps there is none', () => {
  expect(new Witnesses(libc, () => false).read(room, reading)).toBeNull();
});
