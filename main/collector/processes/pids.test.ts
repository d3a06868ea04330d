import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { birthsIn, hidesIn, Pids, procOf } from './pids.ts';

/** Processes that come and go, counted as the kernel counts them. */
function machine(births: (count: number) => string | null = String) {
  const alive = new Set([7, 3]);
  let count = 100;
  let lists = 0;
  const born = (pid: number) => {
    alive.add(pid);
    count += 1;
  };
  const source = {
    births: () => births(count),
    list: () => {
      lists += 1;
      return [...alive];
    },
    complete: true,
  };
  return { source, alive, born, lists: () => lists };
}

test('lists once while nobody is born', () => {
  const { source, lists } = machine();
  const pids = new Pids(source);
  for (let poll = 0; poll < 20; poll += 1) expect(pids.get()).toEqual([3, 7]);
  expect(lists()).toBe(1);
});

test('lists again when somebody was born', () => {
  const { source, born } = machine();
  const pids = new Pids(source);
  pids.get();
  born(5);
  expect(pids.get()).toEqual([3, 5, 7]);
});

test('tells whether somebody was born since, also who has ended', () => {
  const { source, alive, born } = machine();
  const pids = new Pids(source);
  const bornAt = () => {
    pids.get();
    return pids.born;
  };
  expect([bornAt(), bornAt()]).toEqual([true, false]);
  born(5);
  alive.delete(5);
  expect([bornAt(), bornAt()]).toEqual([true, false]);
  expect(new Pids({ ...source, births: () => null }).born).toBe(true);
});

test('who is born while the list is made is on the next one', () => {
  const { source, born } = machine();
  let late: number | null = 9;
  const pids = new Pids({
    ...source,
    list() {
      const listed = source.list();
      if (late !== null) born(late);
      late = null;
      return listed;
    },
  });
  expect(pids.get()).toEqual([3, 7]);
  expect(pids.get()).toEqual([3, 7, 9]);
});

test('lists again when one was found to have ended', () => {
  const { source, alive } = machine();
  const pids = new Pids(source);
  pids.get();
  alive.delete(7);
  expect(pids.get()).toEqual([3, 7]);
  pids.doubt();
  expect(pids.get()).toEqual([3]);
});

test('lists again from time to time, whatever the count says', () => {
  const { source, alive } = machine();
  const pids = new Pids(source);
  pids.get();
  alive.add(8);
  let polls = 1;
  while (!pids.get().includes(8)) polls += 1;
  expect(polls).toBeLessThan(33);
});

test.each([
  ['that is not there', () => null],
  ['that is always 0', () => '0'],
  ['that is less than there are', () => '1'],
])('lists at every poll with a count %s', (_, births) => {
  const { source, alive } = machine(births);
  const pids = new Pids(source);
  pids.get();
  alive.add(8);
  expect(pids.get()).toEqual([3, 7, 8]);
});

test('takes no count from a file that is not the kernel’s', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ipcscope-pids-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, '12'));
  writeFileSync(join(directory, 'stat'), 'ctxt 1\nprocesses 1000\nprocs_running 1\n');
  const { births, list } = procOf(directory);
  expect(births()).toBeNull();
  expect(list()).toEqual([12]);
});

test('the kernel counts who is born', async () => {
  const { births } = procOf('/proc');
  const before = births();
  expect(before).toMatch(/^\d+$/);
  const { execFileSync } = await import('node:child_process');
  execFileSync('true');
  expect(Number(births())).toBeGreaterThan(Number(before));
});

test('finds the count in the text, and none in what was cut off', () => {
  const text = 'cpu 1 2\nintr 5 0 0\nctxt 9\nprocesses 6564\nprocs_running 3\n';
  expect(birthsIn(Buffer.from(text))).toBe('6564');
  expect(birthsIn(Buffer.from(text.slice(0, text.indexOf('64\n'))))).toBeNull();
  expect(birthsIn(Buffer.from('cpu 1 2\n'))).toBeNull();
  expect(birthsIn(Buffer.from('ctxt 9\nprocesses many\n'))).toBeNull();
});

test('knows a proc file system that hides processes', () => {
  const mounted = (options: string, type = 'proc') =>
    `25 30 0:24 / /proc rw,nosuid - ${type} proc rw${options}\n`;
  expect(hidesIn(mounted(''), '/proc')).toBe(false);
  expect(hidesIn(mounted(',hidepid=off'), '/proc')).toBe(false);
  expect(hidesIn(mounted(',gid=5,hidepid=2'), '/proc')).toBe(true);
  expect(hidesIn(mounted(',hidepid=invisible'), '/proc')).toBe(true);
  // One over the other: the last is what is seen.
  expect(hidesIn(mounted('') + mounted(',hidepid=ptraceable'), '/proc')).toBe(true);
  expect(hidesIn(mounted('', 'fuse.lxcfs'), '/proc')).toBe(true);
  expect(hidesIn('', '/proc')).toBe(true);
});
