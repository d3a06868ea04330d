import { parseArgs } from 'node:util';
import type { FromLab } from './contract/messages.ts';
import { Lab } from './play/lab.ts';
import { parseRequest } from './requests.ts';
import { endStrays } from './stage/strays.ts';
import { openWire } from './wire.ts';

/**
 * Plays the lab's scenarios for whoever started it, until they go away; see
 * `contract/messages.ts`. `--scenarios FOLDER`: those that come with the app;
 * `--own FOLDER`: the person's own.
 */
const { values } = parseArgs({
  options: { scenarios: { type: 'string' }, own: { type: 'string' } },
});
const wire = openWire();
const say = (message: FromLab) => wire.send(JSON.stringify(message));
const lab = new Lab(values.scenarios ?? '', values.own ?? null, (state) =>
  say({ type: 'state', state }),
);

const strays = endStrays();
if (strays > 0) console.error(`lab: ${strays} processes were left of an earlier one; ended`);

wire.onClose(() => process.exit(0));
wire.onLine((line) => {
  const request = parseRequest(line);
  switch (request?.type) {
    case 'list':
      say({ type: 'cards', cards: lab.cards() });
      return;
    case 'start':
      void lab.start(request.id);
      return;
    case 'move':
      void lab.move(request.move);
      return;
    case 'leave':
      void lab.leave();
      return;
    default:
      console.error(`lab: not understood: ${line.slice(0, 200)}`);
  }
});
