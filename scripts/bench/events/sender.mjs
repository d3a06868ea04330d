import { spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Makes a queue, says its id, and sends a message for each line that it reads; says when,
 * taken just before the call: seconds of CLOCK_REALTIME.
 */
const SENDER = `
  use Time::HiRes;
  $| = 1;
  my $queue = msgget(7, 01600);
  my $message = pack('l! a*', 1, 'a message');
  print "$queue\\n";
  while (<STDIN>) {
    my $now = Time::HiRes::time();
    msgsnd($queue, $message, 0) or die;
    printf("%.6f\\n", $now);
  }
`;

/**
 * A process in an IPC namespace of its own that sends when it is told to.
 *
 * @typedef {object} Sender
 * @property {number} pid
 * @property {string} namespace
 * @property {string} queue id as a snapshot has it
 * @property {() => Promise<number>} send Unix milliseconds, just before the call
 * @property {() => void} end
 */

/** @returns {Promise<Sender>} */
export async function startSender() {
  const child = spawn('unshare', ['--ipc', 'perl', '-e', SENDER], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The sender has ended');
    return Number(value);
  };
  const number = await answer();
  const pid = child.pid ?? 0;
  const namespace = readlinkSync(`/proc/${pid}/ns/ipc`).replace(/[[\]]/g, '');
  return {
    pid,
    namespace,
    queue: `${namespace}/msg/${number}`,
    async send() {
      child.stdin.write('\n');
      return (await answer()) * 1000;
    },
    end: () => child.kill(),
  };
}
