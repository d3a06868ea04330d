import { spawnSync } from 'node:child_process';
import { PROGRAMS } from '../format/programs.ts';
import { shellCommand, type Way } from './opening.ts';

const PROBE_MS = 3_000;
/** The highest id that a scenario of ours needs; who has fewer ids is as one without. */
const HIGHEST = 40002;

/** How a stage can be opened here; the answer is asked of the kernel once. */
export function wayHere(): Way {
  known ??= process.geteuid?.() === 0 ? 'root' : hasSubIds() ? 'sub-ids' : 'one-user';
  return known;
}

let known: Way | undefined;

/** Whether this user has ids beside its own (subuid(5)), and the programs to map them. */
function hasSubIds(): boolean {
  const [program = '', ...args] = shellCommand('sub-ids').split(' ');
  const probe = spawnSync(
    program,
    [...args, '-c', `setpriv --reuid=${HIGHEST} --clear-groups true`],
    {
      stdio: 'ignore',
      timeout: PROBE_MS,
      env: { PATH: PROGRAMS },
    },
  );
  return probe.status === 0;
}
