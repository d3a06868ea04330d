import { expect, test } from 'vitest';
import type { IpcInfo } from './info.ts';
import { LimitsReader } from './reader.ts';

/** A kernel with two limits, and how often it was asked for that of POSIX queues. */
function machine() {
  const answer = () => Buffer.alloc(128);
  const info: IpcInfo = { msg: answer(), sem: answer(), shm: answer() };
  const self = {
    asked: 0,
    most: 10,
    setMsgmax(value: number) {
      info.msg.writeInt32LE(value, 8);
      return self;
    },
    limits: () => info,
    queues() {
      self.asked += 1;
      return { queues_max: 256, msg_max: self.most, msgsize_max: 8192 };
    },
  };
  return self.setMsgmax(8192);
}

const room = (id: string) => ({ id, life: {} });
const idsOf = (rooms: readonly { id: string }[]) => new Set(rooms.map(({ id }) => id));
const roomsOf = (count: number) => Array.from({ length: count }, (_, at) => room(`ipc:${at}`));

test('asks for those of POSIX queues of each once, then of four a poll, in turn', () => {
  const kernel = machine();
  const reader = new LimitsReader(kernel.queues);
  const rooms = roomsOf(10);
  const poll = () => {
    reader.begin(idsOf(rooms));
    kernel.asked = 0;
    return rooms.map((one) => reader.read(one, kernel));
  };
  const first = poll();
  expect(kernel.asked).toBe(10);
  const second = poll();
  expect(kernel.asked).toBe(4);
  for (const [index, limits] of second.entries()) expect(limits).toBe(first[index]);
  kernel.most = 20;
  const seen = [poll(), poll(), poll()].map(
    (all) => all.filter((limits) => limits?.msg_max === 20).length,
  );
  expect(seen).toEqual([4, 8, 10]);
});

test('those of System V are as they are at each visit', () => {
  const kernel = machine();
  const reader = new LimitsReader(kernel.queues);
  const rooms = roomsOf(10);
  for (const one of rooms) reader.read(one, kernel);
  kernel.setMsgmax(100).asked = 0;
  const seen = rooms.map((one) => reader.read(one, kernel));
  expect(new Set(seen.map((limits) => limits?.msgmax))).toEqual(new Set([100]));
  expect(kernel.asked).toBe(0);
  for (const [index, one] of rooms.entries()) expect(reader.read(one, kernel)).toBe(seen[index]);
});

test('another namespace that was given the same id is asked for', () => {
  const kernel = machine();
  const reader = new LimitsReader(kernel.queues);
  const rooms = roomsOf(20);
  for (const one of rooms) reader.read(one, kernel);
  reader.begin(idsOf(rooms));
  kernel.most = 20;
  // Not one of those whose turn it is.
  expect(reader.read(room('ipc:19'), kernel)?.msg_max).toBe(20);
});

test('namespaces of different limits keep theirs', () => {
  const [small, large] = [machine().setMsgmax(100), machine()];
  const reader = new LimitsReader(large.queues);
  const [one, other] = [room('ipc:1'), room('ipc:2')];
  const before = [reader.read(one, small), reader.read(other, large)];
  for (let poll = 0; poll < 3; poll++) {
    reader.begin(idsOf([one, other]));
    expect(reader.read(one, small)).toBe(before[0]);
    expect(reader.read(other, large)).toBe(before[1]);
  }
});

test('those that are not visited keep their turn', () => {
  const kernel = machine();
  const reader = new LimitsReader(kernel.queues);
  const rooms = roomsOf(10);
  for (const one of rooms) reader.read(one, kernel);
  kernel.most = 20;
  const some = rooms.slice(5, 7);
  reader.begin(idsOf(some));
  kernel.asked = 0;
  for (const one of some) reader.read(one, kernel);
  expect(kernel.asked).toBe(2);
  reader.begin(idsOf(rooms));
  const seen = rooms.filter((one) => reader.read(one, kernel)?.msg_max === 20);
  expect(seen).toEqual([...rooms.slice(0, 4), ...some]);
});

test('nothing is known where one of the two may not be read', () => {
  const kernel = machine();
  const refused = Object.assign(new Error('no'), { code: 'EACCES' });
  const reader = new LimitsReader(() => {
    throw refused;
  });
  expect(reader.read(room('ipc:1'), kernel)).toBeNull();
  expect(new LimitsReader(kernel.queues).read(room('ipc:1'), null)).toBeNull();
});

test('forgets those that are no more', () => {
  const kernel = machine();
  const reader = new LimitsReader(kernel.queues);
  const one = room('ipc:1');
  reader.read(one, kernel);
  kernel.most = 20;
  expect(reader.read(one, kernel)?.msg_max).toBe(10);
  reader.keepOnly(new Set());
  expect(reader.read(one, kernel)?.msg_max).toBe(20);
});
