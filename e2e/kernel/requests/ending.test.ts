import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndSignal } from '../../../main/model/requests/question.ts';
import { World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;

describe('ending a process', () => {
  let world: World;
  let collector: Serving;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    collector = new Serving();
  });
  afterAll(async () => {
    await collector.end();
    await world.dispose();
  });

  async function startOf(pid: number): Promise<number> {
    const { processes } = await collector.fresh();
    const process = processes.find((one) => one.pid === pid);
    if (!process) throw new Error(`pid ${pid} is not there`);
    return process.startTime;
  }

  const end = (pid: number, startTime: number, signal: EndSignal = 'SIGTERM') =>
    collector.ask({ kind: 'end-process', pid, startTime, signal });

  test('ends that one and no other', async () => {
    const [doomed, kept] = [
      await world.run('sleep', 'infinity'),
      await world.run('sleep', 'infinity'),
    ];
    const answer = await end(doomed, await startOf(doomed));
    expect(answer).toEqual({ ok: true, kind: 'end-process', outcome: 'ended' });
    expect(runs(doomed)).toBe(false);
    expect(runs(kept)).toBe(true);
  });

  test('says where it goes on, and SIGKILL ends that too', async () => {
    const script = 'trap "" TERM; while :; do sleep 1; done';
    const pid = await world.run('sh', '-c', script);
    const startTime = await startOf(pid);
    await ignoring(pid);
    expect(await end(pid, startTime)).toMatchObject({ ok: true, outcome: 'signalled' });
    expect(runs(pid)).toBe(true);
    expect(await end(pid, startTime, 'SIGKILL')).toMatchObject({ ok: true, outcome: 'ended' });
    expect(runs(pid)).toBe(false);
  });

  test('one that has ended is told as gone', async () => {
    const pid = await world.run('true');
    const startTime = Date.now();
    while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await end(pid, startTime)).toMatchObject({ ok: false });
  });

  test.skipIf(!asRoot)('another with the pid of the one that was shown is left alone', async () => {
    const pid = await world.run('sleep', 'infinity');
    const startTime = await startOf(pid);
    await end(pid, startTime, 'SIGKILL');
    // Two that started within 50 ms are not told apart.
    await sleep(100);
    if (!(await world.reborn(pid))) return;
    expect(await end(pid, startTime, 'SIGKILL')).toMatchObject({ ok: false, why: 'replaced' });
    expect(runs(pid)).toBe(true);
  });

  test.skipIf(!asRoot)('no signal ends the kernel’s own threads', async () => {
    const { processes } = await collector.fresh();
    const thread = processes.find(({ pid, comm }) => pid === 2 && comm === 'kthreadd');
    if (!thread) return;
    const answer = await end(thread.pid, thread.startTime, 'SIGKILL');
    expect(answer).toMatchObject({ ok: false, why: 'failed' });
  });

  test('nor does it end itself', async () => {
    const pid = collector.process.pid ?? 0;
    expect(await end(pid, await startOf(pid))).toMatchObject({ ok: false, why: 'failed' });
    expect(runs(pid)).toBe(true);
  });
});

/** Whether it is there; one that has only not been waited for is not. */
function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until it ignores SIGTERM, number 15. */
async function ignoring(pid: number): Promise<void> {
  for (;;) {
    const mask = /^SigIgn:\t([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (BigInt(`0x${mask ?? 0}`) & (1n << 14n)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
