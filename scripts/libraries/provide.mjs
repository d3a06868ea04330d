import { readdirSync, readFileSync } from 'node:fs';
import { Refusal } from '../process/entry.mjs';
import { runQuietly } from '../process/quietly.mjs';
import { hasT64Names, packagesOf } from './debian.mjs';
import { missingLibraries, onPath } from './missing.mjs';

/** Another package manager may be at work; it is waited for so many seconds. */
const LOCK_S = 300;

/**
 * Sees to it that what the system has to bring is there: installed where that is
 * root's to do and nobody is at the keyboard, otherwise named with the one line
 * that mends it.
 *
 * @param {string | null} executable whose libraries are needed
 * @param {readonly string[]} programs by their Debian packages' names, which they share: 'xvfb'
 * @returns {Promise<void>} refused where something is missing and stays so
 */
export async function provide(executable, programs) {
  const lacking = async () => ({
    libraries: executable ? await missingLibraries(executable) : [],
    programs: programs.filter((name) => !onPath(programOf[name] ?? name)),
  });
  const { libraries, programs: absent } = await lacking();
  if (libraries.length + absent.length === 0) return;

  const t64 = hasT64Names(osRelease());
  const what = [...libraries, ...absent].join(', ');
  if (t64 === null || !onPath('apt-get')) {
    throw new Refusal(`This machine lacks ${what}: install them, then start again.`);
  }
  const { packages, unknown } = packagesOf(libraries, t64);
  const wanted = [...packages, ...absent];
  const line = `apt-get install -y ${wanted.join(' ')}`;
  if (process.getuid?.() !== 0 || !unattended()) {
    const prefix = process.getuid?.() === 0 ? '' : 'sudo ';
    const beyond = unknown.length > 0 ? `\nand what brings ${unknown.join(', ')}` : '';
    throw new Refusal(`This machine lacks ${what}. Type:\n\n  ${prefix}${line}\n${beyond}`);
  }
  console.error(`Installing what is missing: ${line}`);
  await install(wanted);
  const after = await lacking();
  const left = [...after.libraries, ...after.programs];
  if (left.length > 0) throw new Refusal(`${line} did not bring ${left.join(', ')}.`);
}

/** @type {Record<string, string>} */
const programOf = { xvfb: 'Xvfb' };

/** Nobody is there to answer a question or to be surprised. */
function unattended() {
  return Boolean(process.env.CI) || !process.stdin.isTTY;
}

/** @param {string[]} packages */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', `DPkg::Lock::Timeout=${LOCK_S}`, '-o', 'Dpkg::Use-Pty=0'];
  const apt = (/** @type {string[]} */ ...args) =>
    runQuietly('apt-get', [...options, ...args], `apt-get ${args[0]} failed`, { env });
  const add = () => apt('install', '-y', '--no-install-recommends', ...packages);
  if (hasLists()) {
    // Where that fails, the lists may be older than what they name.
    const done = await add().then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  // One source that cannot be reached need not be the one that has them.
  await apt('update').catch(() => {});
  await add();
}

function hasLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => /_Packages(\.|$)/.test(name));
  } catch {
    return false;
  }
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
