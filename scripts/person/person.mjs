import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../process/entry.mjs';

/**
 * Somebody with an account on this machine (passwd(5)).
 *
 * @typedef {{ name: string, uid: number, gid: number, home: string, shell: string }} Person
 */

/** What of root's environment holds for a program that runs as somebody else. */
const KEPT = [
  /^(PATH|TERM|COLORTERM|TZ|LANG|LANGUAGE|LC_\w+)$/,
  /^(DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_(SESSION_TYPE|CURRENT_DESKTOP|DATA_DIRS|CONFIG_DIRS))$/,
  /^(CI|INIT_CWD|NO_COLOR|FORCE_COLOR|npm_execpath)$/,
  /^(ELECTRON|IPCSCOPE)_(?!RUN_AS_NODE)\w+$/,
  /^(https?|no|all)_proxy$/i,
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/,
];

/**
 * One line of passwd(5).
 *
 * @param {string} line `name:password:uid:gid:comment:home:shell`
 * @returns {Person | null} null where it is not such a line
 */
export function parsePasswd(line) {
  const [name, , uid, gid, , home, shell] = line.trim().split(':');
  if (!name || !uid || !gid || !home || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return null;
  return { name, uid: Number(uid), gid: Number(gid), home, shell: shell || '/bin/sh' };
}

/**
 * Whose window it is where root starts it: the user who typed `sudo` or `pkexec`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {number | undefined} uid who we are
 * @returns {Person | null} null where the window is the caller's own; refused where
 * the variable names nobody
 */
export function personBehindRoot(env, uid) {
  const named = env.SUDO_UID || env.PKEXEC_UID;
  if (uid !== 0 || !named || named === '0') return null;
  const variable = env.SUDO_UID ? 'SUDO_UID' : 'PKEXEC_UID';
  if (!/^\d+$/.test(named)) throw new Refusal(`${variable} is not a user id: ${named}`);
  let line = '';
  try {
    line = execFileSync('getent', ['passwd', named], { encoding: 'utf8' });
  } catch {
    // getent(1) ends with 2 where there is no such user.
  }
  const person = parsePasswd(line);
  if (!person) throw new Refusal(`${variable} is ${named}, but there is no such user.`);
  return person;
}

/**
 * The environment in which a program runs as this person.
 *
 * @param {Person} person
 * @param {NodeJS.ProcessEnv} env root's
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentOf(person, env) {
  const kept = Object.entries(env).filter(([name]) => KEPT.some((pattern) => pattern.test(name)));
  const runtime = `/run/user/${person.uid}`;
  const authority = join(person.home, '.Xauthority');
  return {
    ...(existsSync(authority) && { XAUTHORITY: authority }),
    ...Object.fromEntries(kept),
    HOME: person.home,
    USER: person.name,
    LOGNAME: person.name,
    SHELL: person.shell,
    ...(existsSync(runtime) && { XDG_RUNTIME_DIR: runtime }),
    ...(existsSync(`${runtime}/bus`) && { DBUS_SESSION_BUS_ADDRESS: `unix:path=${runtime}/bus` }),
  };
}

/**
 * What setpriv(1) needs to become this person, with all their groups and none
 * of root's capabilities.
 *
 * @param {Person} person
 * @returns {string[]}
 */
export function becoming(person) {
  return [`--reuid=${person.uid}`, `--regid=${person.gid}`, '--init-groups', '--inh-caps=-all'];
}
