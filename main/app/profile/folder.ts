import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { ownerOf } from './owner.ts';

/**
 * Root that came with somebody else's home (`sudo -E`, `su -p`) would leave files there
 * that their owner can neither change nor delete: it keeps its own at its own home.
 */
export function leaveForeignProfile(): void {
  if (app.commandLine.hasSwitch('user-data-dir') || process.geteuid?.() !== 0) return;
  if (ownerOf(app.getPath('userData')) === 0) return;
  const own = join(userInfo().homedir, '.config', app.getName());
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    app.setPath('userData', own);
  } catch (error) {
    console.error(`ipcscope: ${own} cannot be made: ${error}`);
  }
}
