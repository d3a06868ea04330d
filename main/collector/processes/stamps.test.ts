import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadLibc } from '../kernel/libc.ts';
import { Lines } from './lines.ts';
import { Stamps } from './stamps.ts';

/** A process that sleeps until it is sent a line, and then sleeps again. */
async function sleeper(): Promise<{ pid: number; wake: () => Promise<void>; child: ChildProcess }> {
  const child = spawn('sh', ['-c', 'while read -r line; do echo "$line"; done'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const wake = async () => {
    child.stdin.write('x\n');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // It writes, then goes to sleep.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await wake();
  return { pid: child.pid ?? 0, wake, child };
}

test.each([
  ['with system calls', loadLibc()],
  ['without', null],
])('tells who ran since its line was read, %s', async (_, libc) => {
  const stamps = new Stamps(libc);
  const { pid, wake } = await sleeper();
  stamps.read(pid, pid, true);
  expect(stamps.isKept(pid)).toBe(true);
  expect(stamps.look().has(pid)).toBe(false);
  await wake();
  expect(stamps.look().has(pid)).toBe(true);
  // Until its line is read again: who looks need not do something about it.
  expect(stamps.look().has(pid)).toBe(true);
  stamps.read(pid, pid, true);
  expect(stamps.look().has(pid)).toBe(false);
});

test('a file that is opened too late to know the line tells of the run before', async () => {
  const stamps = new Stamps(loadLibc());
  const { pid, wake } = await sleeper();
  const stamp = stamps.read(pid, pid, false);
  await wake();
  expect(stamps.isStill(stamp, pid, pid, true)).toBe(false);
  expect(stamps.isKept(pid)).toBe(true);
  expect(stamps.look().has(pid)).toBe(true);
});

test('tells who has gone, whoever found it', async () => {
  const stamps = new Stamps(loadLibc());
  for (const findsIt of [false, true]) {
    const { pid, child } = await sleeper();
    const stamp = stamps.read(pid, pid, true);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    if (findsIt) expect(stamps.isStill(stamp, pid, pid, true)).toBe(false);
    expect(stamps.look().has(pid)).toBe(true);
    stamps.forget(pid);
    expect(stamps.look().has(pid)).toBe(false);
  }
});

test('many files, of which one is another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-lines-'));
  const files = new Map<number, number>();
  onTestFinished(() => {
    for (const fd of files.values()) closeSync(fd);
    rmSync(folder, { recursive: true });
  });
  const lines = new Lines(loadLibc());
  const write = (key: number, text: string) => writeFileSync(join(folder, `${key}`), text);
  for (let key = 0; key < 150; key += 1) {
    write(key, `${key} 7 1\n`);
    const fd = openSync(join(folder, `${key}`), 'r');
    files.set(key, fd);
    lines.add(key, fd);
    lines.tell(key, Buffer.from(`${key} 7 1\n`), `${key} 7 1\n`.length);
  }
  expect([...lines.look()]).toEqual([]);
  for (const key of [0, 31, 32, 149]) {
    write(key, `${key} 7 2\n`);
    expect([...lines.look()]).toEqual([key]);
    write(key, `${key} 7 1\n`);
  }
  // Another file in the place of one that was removed, whose line is shorter.
  lines.remove(149);
  expect([...lines.look()]).toEqual([]);
  write(3, '3 1\n');
  lines.remove(3);
  lines.add(200, files.get(3) ?? -1);
  lines.tell(200, Buffer.from('3 1\n'), 4);
  expect([...lines.look()]).toEqual([]);
});
