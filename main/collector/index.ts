import { parseArguments, USAGE } from './command/arguments.ts';
import { printOnce, watch } from './command/print.ts';
import { serve } from './command/serve.ts';
import { sweepLeftInstances } from './events/instance.ts';
import { answerAsChild } from './requests/child.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', () => process.exit(0));

const command = parseArguments(process.argv.slice(2));
if ('everyMs' in command) sweepLeftInstances();
switch (command.kind) {
  case 'wrong':
    process.stderr.write(`ipcscope: ${command.message}\n\n${USAGE}`);
    process.exitCode = 2;
    break;
  case 'help':
    process.stdout.write(USAGE);
    break;
  case 'once':
    void printOnce();
    break;
  case 'watch':
    watch(command.everyMs, command.events);
    break;
  case 'serve':
    serve(command);
    break;
  case 'inside':
    void answerAsChild();
}
