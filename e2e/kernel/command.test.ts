import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../main/model/snapshot.ts';
import { root } from '../../scripts/root.mjs';
import { buildCollector, COLLECTOR } from './collector/build.ts';
import { type Outcome, run } from './collector/run.ts';
import { faults } from './collector/validity.ts';
import { Watch } from './collector/watch.ts';

/** `npm run --silent snapshot -- ARGS`, from wherever the tests are run. */
function npmSnapshot(...args: string[]): Promise<Outcome> {
  return run('npm', ['--prefix', root, 'run', '--silent', 'snapshot', '--', ...args]);
}

const STACK = /^\s+at .+:\d+/m;

describe('npm run --silent snapshot', () => {
  beforeAll(buildCollector);

  test('prints exactly one JSON value, which is a valid snapshot', async () => {
    const { code, stdout } = await npmSnapshot();
    expect(code).toBe(0);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(stdout.trimEnd()).not.toContain('\n');
    const seen = JSON.parse(stdout) as Snapshot;
    expect(seen.version).toBe(1);
    expect(faults(seen)).toEqual([]);
    expect(seen.processes.map(({ pid }) => pid)).toContain(process.pid);
  });

  test.each([
    ['--frobnicate', '--frobnicate'],
    ['frobnicate', 'frobnicate'],
    ['--watch', '--watch'],
    ['--watch=soon', 'soon'],
    ['--watch=0', '0'],
    ['--watch=-5', '-5'],
    ['--watch=1e99', '1e99'],
  ])('refuses %s with a clear message', async (argument, named) => {
    const { code, stdout, stderr } = await run(process.execPath, [COLLECTOR, argument]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/usage/i);
    expect(stderr).not.toMatch(STACK);
  });

  test('refuses it through npm too', async () => {
    const { code, stdout, stderr } = await npmSnapshot('--frobnicate');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('--frobnicate');
    expect(stderr).not.toMatch(STACK);
  });

  test.each(['', '--watch 50'])('a reader that has seen enough is no error: %s', async (args) => {
    const command = `'${process.execPath}' '${COLLECTOR}' ${args} | head -c 10`;
    const { stdout, stderr } = await run('sh', ['-c', command]);
    expect(stdout).toBe('{"version"');
    expect(stderr).toBe('');
  });
});

describe('--watch', () => {
  beforeAll(buildCollector);

  test('prints one valid snapshot a line, at about its pace', async () => {
    const watch = new Watch(100);
    try {
      const seen: Snapshot[] = [];
      for (let poll = 0; poll < 12; poll += 1) seen.push(await watch.next());
      for (const snapshot of seen) expect(faults(snapshot)).toEqual([]);
      const pauses = seen.slice(1).map(({ takenAt }, at) => takenAt - (seen[at]?.takenAt ?? 0));
      const median = pauses.sort((a, b) => a - b)[Math.floor(pauses.length / 2)];
      // It may be late on a busy machine; it may not hurry.
      expect(median).toBeGreaterThanOrEqual(90);
      expect(median).toBeLessThan(1000);
    } finally {
      await watch.end();
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    const child = spawn(process.execPath, [COLLECTOR, '--watch', '50']);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    while (stdout.split('\n').length < 4) await sleep(20);
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const line of stdout.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test('passes the end on through its script, and leaves nobody behind', async () => {
    const child = spawn(process.execPath, [join(root, 'scripts/snapshot.mjs'), '--watch', '50']);
    child.stdout.setEncoding('utf8');
    const [line] = await once(child.stdout, 'data');
    const { pid } = /"observer":\{"pid":(?<pid>\d+)/.exec(line)?.groups ?? {};
    expect(Number(pid)).toBeGreaterThan(0);
    child.stdout.resume();
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  });
});
