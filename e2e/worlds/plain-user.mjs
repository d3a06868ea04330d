import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';

/** A uid that nobody has; the same number for the group. */
export const NOBODY_IN_PARTICULAR = 64_321;

/**
 * Somebody without privileges: who runs the tests, or where that is root, somebody made up.
 * @typedef {object} PlainUser
 * @property {number} uid
 * @property {string[]} prefix - what runs a command as this user
 * @property {string} place - the project, where this user can read it
 * @property {() => void} remove - of what was copied for it
 */

/**
 * @param {readonly string[]} parts - files and folders of the project that this user needs
 * @returns {PlainUser}
 */
export function plainUser(parts) {
  const own = process.getuid?.() ?? 0;
  if (own !== 0) return { uid: own, prefix: [], place: root, remove: () => {} };
  const uid = NOBODY_IN_PARTICULAR;
  const prefix = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'];
  const reads = (/** @type {string} */ path) =>
    spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'test', '-r', path]).status === 0;
  if (!reads(process.execPath)) {
    throw new Error(`A plain user cannot run ${process.execPath}: install Node where all may`);
  }
  if (parts.every((part) => reads(join(root, part)))) {
    return { uid, prefix, place: root, remove: () => {} };
  }
  // A checkout in root's home: a copy that others may read.
  const place = mkdtempSync(join(tmpdir(), 'ipcscope-plain-'));
  chmodSync(place, 0o755);
  for (const part of parts) cpSync(join(root, part), join(place, part), { recursive: true });
  return { uid, prefix, place, remove: () => rmSync(place, { recursive: true }) };
}
