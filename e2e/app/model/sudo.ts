import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../../scripts/root.mjs';
import { App } from './app.ts';
import { tested } from './launch.ts';
import { readableCopy } from './person.ts';

const START = join(root, 'scripts/start.mjs');

/** The app as `sudo npm start` brings it up: window of a user, collector of root. */
export interface Elevated {
  app: App;
  /** The Electron that the window runs in. */
  executable: string;
  end(): Promise<void>;
}

/** Whether this user may read what is to be started. */
export function canBeStartedBy(uid: number): boolean {
  const [command = '', ...words] = [...become(uid), 'test', '-r', START];
  return spawnSync(command, words).status === 0;
}

/** Starts it as root on behalf of a user, on a display that the launcher brings. */
export async function startWithSudo(uid: number): Promise<Elevated> {
  const copy = readableCopy(tested().executable, become(uid));
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-sudo-'));
  const remove = () => {
    copy.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    chownSync(folder, uid, uid);
    const script = join(folder, 'start.sh');
    writeFileSync(script, `#!/bin/sh\nexec '${process.execPath}' '${START}' "$@"\n`);
    chmodSync(script, 0o755);
    const app = await App.start({
      executable: script,
      before: [],
      sandbox: true,
      profile: join(folder, 'profile'),
      env: {
        SUDO_UID: `${uid}`,
        ELECTRON_OVERRIDE_DIST_PATH: dirname(copy.executable),
        DISPLAY: undefined,
        WAYLAND_DISPLAY: undefined,
      },
    });
    return {
      app,
      executable: copy.executable,
      async end() {
        await app.end();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function become(uid: number): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'];
}
