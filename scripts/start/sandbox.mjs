import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { spawnTied } from '../process/tied.mjs';

const SETUID = 0o4000;

/**
 * Refuses where Chromium would find no sandbox, with what to type: it is never
 * switched off unasked.
 *
 * @param {string} executable
 * @param {import('../person/person.mjs').Person | null} person whom the window runs as
 */
export async function requireSandbox(executable, person) {
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (isSetuidRoot(helper) || (await canMakeNamespaces(person))) return;
  throw new Refusal(
    [
      'The kernel gives this user no namespaces of their own, so Chromium has no sandbox. Type one of:',
      '',
      ...remedies(helper),
      '  npm start -- --no-sandbox      (in a container that is a sandbox itself)',
      '',
    ].join('\n'),
  );
}

/** @param {string} helper */
function isSetuidRoot(helper) {
  const stat = statSync(helper, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & SETUID) !== 0;
}

/**
 * Tries what Chromium does: a user namespace, and others that belong to it.
 *
 * @param {import('../person/person.mjs').Person | null} person
 */
async function canMakeNamespaces(person) {
  const args = ['--user', '--pid', '--net', '--fork', 'true'];
  const { code } = await spawnTied('unshare', args, { person, stdio: 'ignore' }).ended;
  return code === 0;
}

/**
 * @param {string} helper
 * @returns {string[]}
 */
function remedies(helper) {
  const lines = [];
  if (sysctl('kernel/unprivileged_userns_clone') === '0') {
    lines.push('  sudo sysctl -w kernel.unprivileged_userns_clone=1');
  }
  if (sysctl('user/max_user_namespaces') === '0') {
    lines.push('  sudo sysctl -w user.max_user_namespaces=15000');
  }
  return [...lines, `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`];
}

/**
 * @param {string} name
 * @returns {string | null} null where the kernel has no such setting
 */
function sysctl(name) {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    return null;
  }
}
