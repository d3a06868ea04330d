import { closeSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { EndAnswer, Refusal } from '../../model/requests/answer.ts';
import type { EndQuestion } from '../../model/requests/question.ts';
import { MS_PER_TICK, readStat } from '../processes/read.ts';
import type { Calls } from './calls.ts';
import { failed, GONE, REPLACED, refusalOf, refused } from './refusals.ts';

/** How long it is watched whether it ends, in steps of so much. */
const PATIENCE_MS = 1000;
const STEP_MS = 50;
/** A collector that was started again may count from a boot time that is some ticks off. */
const TOLERANCE_MS = 5 * MS_PER_TICK;

/**
 * Sends a signal to the process that was shown and to no other: a pidfd is opened,
 * then the start time compared. Whoever has the pid at the second moment with the
 * start of the one that was shown had it at the first too, and the pidfd is theirs,
 * whatever becomes of the pid.
 *
 * @param bootTime Unix milliseconds from which the kernel counts
 */
export async function endProcess(
  calls: Pick<Calls, 'openProcess' | 'sendSignal'>,
  { pid, startTime, signal }: EndQuestion,
  bootTime: number,
): Promise<EndAnswer | Refusal> {
  if (pid === process.pid) {
    return failed('It is the collector of IPC Scope itself', 'close the window instead');
  }
  let pidfd: number;
  try {
    pidfd = calls.openProcess(pid);
  } catch (error) {
    return refusalOf(error);
  }
  try {
    const stat = readStat(pid);
    if (stat === null) return GONE;
    const started = bootTime + stat.startTicks * MS_PER_TICK;
    if (Math.abs(started - startTime) > TOLERANCE_MS) return REPLACED;
    if (stat.kernelThread) return failed('It is a thread of the kernel, which no signal ends');
    if (stat.state === 'Z') {
      return failed('It has ended already; its parent has not asked how yet, wait(2)');
    }
    calls.sendSignal(pidfd, constants.signals[signal]);
    return { ok: true, kind: 'end-process', outcome: await outcomeOf(pid, stat.startTicks) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') {
      return refused('Only its user or an administrator may end it');
    }
    return refusalOf(error);
  } finally {
    closeSync(pidfd);
  }
}

async function outcomeOf(pid: number, startTicks: number): Promise<EndAnswer['outcome']> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    const stat = readStat(pid);
    if (stat?.startTicks !== startTicks || stat.state === 'Z' || stat.state === 'X') return 'ended';
    await pause(STEP_MS);
  }
  return 'signalled';
}
