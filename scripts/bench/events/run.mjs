/** `npm run bench:events`: how soon a message is seen, with live events and with polls alone. */
import { parseArgs } from 'node:util';
import { buildStale } from '../../build/build.mjs';
import { startDisplay } from '../../display/virtual.mjs';
import { provide } from '../../libraries/provide.mjs';
import { Refusal, runScript } from '../../process/entry.mjs';
import { resolveRuntime } from '../../runtime/resolve.mjs';
import { costOfCalls } from './cost.mjs';
import { measureSeen } from './measure.mjs';
import { reportEvents } from './report.mjs';

const SCREEN = { width: 1280, height: 720 };

await runScript(async () => {
  const messages = readOptions();
  if (process.getuid?.() !== 0)
    throw new Refusal('Live events need root: sudo npm run bench:events');
  const say = (/** @type {string} */ line) => console.error(line);
  await buildStale();
  const { executable } = await resolveRuntime(say);
  await provide(executable, ['xvfb']);
  const display = await startDisplay(SCREEN);
  try {
    say(`${messages} messages with polls alone, every 500 ms`);
    const polls = await measureSeen(
      executable,
      display.env,
      { events: false, messages },
      costOfCalls,
    );
    say(`${messages} messages with live events`);
    const live = await measureSeen(
      executable,
      display.env,
      { events: true, messages },
      costOfCalls,
    );
    reportEvents(polls, live, { off: polls.meanwhile, on: live.meanwhile });
  } finally {
    await display.stop();
  }
});

function readOptions() {
  const usage = 'Usage: npm run bench:events [-- --messages COUNT]';
  try {
    const { messages } = parseArgs({
      options: { messages: { type: 'string', default: '60' } },
    }).values;
    const count = Number(messages);
    if (Number.isInteger(count) && count >= 1 && count <= 500) return count;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
  throw new Refusal(`--messages takes a number, 1 to 500\n\n${usage}`);
}
