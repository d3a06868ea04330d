import fc from 'fast-check';
import { expect, test } from 'vitest';
import { litBy } from '../play/lights.ts';
import { surprisesIn } from '../play/surprises.ts';
import { preparation, quoted, shellCommand } from './opening.ts';
import { parseStatus } from './pids.ts';
import { markIn } from './strays.ts';

test('a status names a process by its pids, outside first', () => {
  const status = 'Name:\tsh\nPid:\t4711\nPPid:\t12\nNSpid:\t4711\t5\t1\n';
  expect(parseStatus(status)).toEqual({ pid: 4711, ppid: 12, pids: [4711, 5, 1] });
  expect(parseStatus('Name:\tsh\nPid:\t7\nPPid:\t0\n')).toEqual({ pid: 7, ppid: 0, pids: [7] });
  fc.assert(
    fc.property(fc.string(), (text) => {
      const seen = parseStatus(text);
      if (seen) expect(seen.pids[0]).toBe(seen.pid);
    }),
  );
});

test('a mark is found in an environment, and nothing that only looks like one', () => {
  expect(markIn('PATH=/bin\0IPCSCOPE_LAB=12:345:678\0')).toBe('12:345:678');
  expect(markIn('IPCSCOPE_LAB=12:345:678x\0')).toBeNull();
  expect(markIn('X=IPCSCOPE_LAB=12:345:678\0')).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void markIn(text)));
});

test('the opening says how the kernel is asked, and any folder is one word in it', () => {
  expect(shellCommand('root')).not.toContain('--user');
  expect(shellCommand('one-user')).toContain('--user --map-root-user --ipc');
  expect(preparation("/home/o'neil/x y")[0]).toContain(`'/home/o'\\''neil/x y'`);
  expect(quoted('/opt/ipcscope')).toBe('/opt/ipcscope');
});

test('lights stand for what is there', () => {
  const rooms = [
    { name: 'here', ipc: 'ipc:1' },
    { name: 'gone', ipc: null },
  ];
  const pids = new Map([
    ['one', 77],
    ['ended', null],
  ]);
  const lights = [
    'room here',
    'msg here',
    'objects gone',
    'process one',
    'process ended',
    'msg here',
  ];
  expect(litBy(lights, rooms, pids)).toEqual(['ipc:1', 'ipc:1/msg', 'pid 77']);
  expect(litBy(['objects here'], rooms, pids)).toHaveLength(4);
});

test('what comes otherwise than the text says is a surprise', () => {
  const expected = { run: 'x', exits: 0, says: ['yes'], silent: ['no'] };
  expect(surprisesIn(expected, { output: 'yes', code: 0 })).toEqual([]);
  expect(surprisesIn(expected, { output: 'no', code: 1 })).toHaveLength(3);
});
