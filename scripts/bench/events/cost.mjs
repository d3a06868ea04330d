import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Two system calls each: a read of a byte, and a write. */
const BLOCKS = 300_000;
const ROUNDS = 5;

/**
 * What a system call takes that has nothing to do with IPC, in nanoseconds, the little that
 * dd(1) does between two of them included.
 *
 * @returns {Promise<number[]>} of each round
 */
export async function costOfCalls() {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.hrtime.bigint();
    const copy = ['if=/dev/zero', 'of=/dev/null', 'bs=1', `count=${BLOCKS}`, 'status=none'];
    await once(spawn('dd', copy, { stdio: 'ignore' }), 'close');
    rounds.push(Number(process.hrtime.bigint() - before) / BLOCKS / 2);
  }
  return rounds;
}
