import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parts } from '../../../scripts/build/parts.mjs';
import { plainUser } from '../../worlds/plain-user.mjs';
import { type Launch, tested } from './launch.ts';

/** Somebody without privileges who starts the app. */
export interface Person {
  uid: number;
  /** What runs a command as this person. */
  prefix: string[];
  /** The project where this person can read it. */
  place: string;
  launch: Launch;
  remove(): void;
}

const NEEDED = [
  'package.json',
  ...Object.values(parts).map(({ output }) => dirname(output)),
  'node_modules/koffi',
  'e2e/worlds/actor',
  'assets/lab',
];

/** Whoever runs the tests, or where that is root, somebody made up with a home of their own. */
export function plainPerson(): Person {
  const { uid, prefix, place, remove } = plainUser(NEEDED);
  if (prefix.length === 0) {
    return { uid, prefix, place, launch: { sandbox: true }, remove };
  }
  const home = mkdtempSync(join(tmpdir(), 'ipcscope-home-'));
  chownSync(home, uid, uid);
  const { executable, before } = tested();
  const runtime = readableCopy(executable, prefix);
  // Playwright puts its own switches before all others.
  const script = join(home, 'app.sh');
  const words = [...prefix, runtime.executable, ...(before.length > 0 ? [place] : [])];
  writeFileSync(script, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(script, 0o755);
  return {
    uid,
    prefix,
    place,
    launch: {
      executable: script,
      before: [],
      sandbox: true,
      env: { HOME: home, ...authority(home, uid) },
      profile: join(home, 'profile'),
    },
    remove() {
      remove();
      runtime.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A copy of a program's folder that this user may read, where the folder is not. */
export function readableCopy(executable: string, prefix: readonly string[]) {
  const [command = '', ...args] = [...prefix, 'test', '-x', executable];
  if (spawnSync(command, args).status === 0) return { executable, remove: () => {} };
  const copy = mkdtempSync(join(tmpdir(), 'ipcscope-runtime-'));
  chmodSync(copy, 0o755);
  // Hard links where that can be: it has some hundred megabytes.
  const folder = `${dirname(executable)}/.`;
  if (spawnSync('cp', ['-al', folder, copy]).status !== 0) execFileSync('cp', ['-a', folder, copy]);
  chmodSync(copy, 0o755);
  return {
    executable: join(copy, basename(executable)),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** The right to draw on the display, where it is guarded by a file. */
function authority(home: string, uid: number): Record<string, string> {
  const file = process.env.XAUTHORITY;
  if (!file || !existsSync(file)) return {};
  const own = join(home, '.Xauthority');
  copyFileSync(file, own);
  chownSync(own, uid, uid);
  return { XAUTHORITY: own };
}
