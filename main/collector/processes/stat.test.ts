import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStat } from './stat.ts';

// As the kernel prints it (fs/proc/array.c), 52 fields.
function line(
  comm: string,
  state = 'S',
  ppid = 1,
  flags = 4194560,
  threads = 3,
  start = 987,
): string {
  const before = [ppid, 7, 7, 0, -1, flags, 1, 2, 3, 4, 5, 6, 7, 8, 20, 0, threads, 0, start];
  const after = [
    4096,
    1,
    2 ** 40,
    10,
    20,
    '140724603453440',
    ...Array.from({ length: 24 }, () => 0),
  ];
  return `42 (${comm}) ${state} ${before.join(' ')} ${after.join(' ')}\n`;
}

test('reads the fields that are used', () => {
  expect(parseStat(line('sh'))).toEqual({
    comm: 'sh',
    state: 'S',
    ppid: 1,
    kernelThread: false,
    threads: 3,
    startTicks: 987,
    startStack: '140724603453440',
  });
});

test('tells a thread of the kernel by its flag', () => {
  expect(parseStat(line('kthreadd', 'S', 0, 0x208040))?.kernelThread).toBe(true);
});

test('a name may hold anything, what looks like the rest of the line too', () => {
  const hostile = fc.oneof(fc.string(), fc.constantFrom(') R 1 (', 'a) Z 9', '\n', '((', '))', ''));
  fc.assert(
    fc.property(hostile, (comm) => {
      expect(parseStat(line(comm))).toMatchObject({ comm, state: 'S', ppid: 1, startTicks: 987 });
    }),
  );
});

test('a line cut off anywhere before the start time is no line', () => {
  const whole = line('sh');
  const needed = whole.indexOf(' 987') + 1;
  for (let length = 0; length < needed; length++)
    expect(parseStat(whole.slice(0, length))).toBeNull();
});

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseStat(text)));
});
