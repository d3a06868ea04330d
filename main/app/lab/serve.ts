import { app } from 'electron';
import type { LabState } from '../../model/lab/lab.ts';
import { answer } from '../channels/channels.ts';
import { forkUtility } from '../supervise/utility.ts';
import { ownFolder, scenarioFolder } from './folders.ts';
import { LabKeeper } from './keeper.ts';

/**
 * Lets windows use the lab.
 *
 * @param script the lab's process
 * @param say called with every new state
 */
export function serveLab(script: string, say: (state: LabState) => void): void {
  const scenarios = scenarioFolder(app.getAppPath(), process.resourcesPath);
  const own = ownFolder(app.getPath('userData'));
  const args = ['--scenarios', scenarios, '--own', own];
  const keeper = new LabKeeper(() => forkUtility('IPC Scope lab', script, args), say);
  answer('lab/list', () => keeper.list());
  answer('lab/start', (_sender, id) => keeper.start(id));
  answer('lab/move', (_sender, move) => keeper.move(move));
  answer('lab/leave', () => keeper.leave());
  // A window that is closed has left what was on.
  app.on('web-contents-created', (_event, contents) => {
    contents.once('destroyed', () => keeper.leave());
  });
  app.on('will-quit', () => keeper.stop());
}
