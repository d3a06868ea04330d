import { expect, test } from 'vitest';
import type { IpcInfo } from './info.ts';
import { LimitsReader } from './reader.ts';

/** A kernel that answers with one limit, and how often it was asked. */
function asker(msgmax: number) {
  const answer = () => Buffer.alloc(128);
  const info: IpcInfo = { msg: answer(), sem: answer(), shm: answer() };
  const self = {
    asked: 0,
    set: (value: number) => info.msg.writeInt32LE(value, 8),
    limits() {
      self.asked += 1;
      return info;
    },
  };
  self.set(msgmax);
  return self;
}

const room = (id: string) => ({ id, life: {} });

test('asks for each once, then for eight a poll, in turn', () => {
  const reader = new LimitsReader();
  const rooms = Array.from({ length: 20 }, (_, index) => room(`ipc:${index}`));
  const kernel = asker(8192);
  const poll = () => {
    reader.begin();
    kernel.asked = 0;
    const all = rooms.map((one) => reader.read(one, kernel));
    return { all, asked: kernel.asked };
  };
  const first = poll();
  expect(first.asked).toBe(20);
  const second = poll();
  expect(second.asked).toBe(8);
  for (const [index, limits] of second.all.entries()) expect(limits).toBe(first.all[index]);
  kernel.set(100);
  const seen = [poll(), poll(), poll()].map(
    ({ all }) => all.filter((limits) => limits?.msgmax === 100).length,
  );
  expect(seen).toEqual([8, 16, 20]);
});

test('another namespace that was given the same id is asked for', () => {
  const reader = new LimitsReader();
  const rooms = Array.from({ length: 20 }, (_, index) => room(`ipc:${index}`));
  for (const one of rooms) reader.read(one, asker(8192));
  reader.begin();
  // Not one of those whose turn it is.
  expect(reader.read(room('ipc:19'), asker(100))?.msgmax).toBe(100);
});

test('namespaces of different limits keep theirs', () => {
  const reader = new LimitsReader();
  const [one, other] = [room('ipc:1'), room('ipc:2')];
  const [small, large] = [asker(100), asker(8192)];
  const before = [reader.read(one, small), reader.read(other, large)];
  for (let poll = 0; poll < 3; poll++) {
    reader.begin();
    expect(reader.read(one, small)).toBe(before[0]);
    expect(reader.read(other, large)).toBe(before[1]);
  }
});

test('forgets those that are no more', () => {
  const reader = new LimitsReader();
  const one = room('ipc:1');
  reader.read(one, asker(100));
  reader.keepOnly(new Set());
  expect(reader.read(one, asker(200))?.msgmax).toBe(200);
});
