import { app } from 'electron';
import { argumentsOf, parseArguments, usage } from './arguments/arguments.ts';
import { start } from './start.ts';

// Who reads what we say may go away first (`| head`): nothing to stop for.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
// Electron would show a box that waits for a click, on a screen that may have nobody before it.
process.on('uncaughtException', (error) => end(error));
process.on('unhandledRejection', (error) => end(error));

const parsed = parseArguments(argumentsOf(process.argv, app.isPackaged));
switch (parsed.kind) {
  case 'wrong':
    process.stderr.write(`ipcscope: ${parsed.message}\n\n${usage(app.isPackaged)}`);
    app.exit(2);
    break;
  case 'help':
    process.stdout.write(usage(app.isPackaged));
    app.exit(0);
    break;
  case 'version':
    process.stdout.write(`ipcscope ${app.getVersion()}\n`);
    app.exit(0);
    break;
  case 'run':
    start(parsed.options).catch(end);
}

/** Something that was not thought of: the next start is better than going on. */
function end(error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`ipcscope: an unexpected fault: ${words}\n`);
  app.exit(1);
}
