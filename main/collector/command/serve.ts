import { type FromCollector, SHORTEST_POLL_MS, type ToCollector } from '../contract/messages.ts';
import { EventMode } from '../events/mode.ts';
import type { Answerer } from '../requests/answerer.ts';
import type { OwnProgram } from '../requests/child.ts';
import { Observer } from '../snapshot/observer.ts';
import type { Command } from './arguments.ts';
import { Clock } from './clock.ts';
import { compileAtPace } from './engine.ts';
import { Teller } from './teller.ts';
import { openWire } from './wire.ts';

type Serving = Extract<Command, { kind: 'serve' }>;
/** A question that nobody has looked at yet. */
type Asked = Omit<Extract<ToCollector, { type: 'ask' }>, 'question'> & { question: unknown };
type Heard = Exclude<ToCollector, { type: 'ask' }> | Asked;

/** Serves the window's main process until it goes away; see `contract/messages.ts`. */
export function serve({ everyMs, events: withEvents, again }: Serving): void {
  const wire = openWire();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  const say = (message: FromCollector) => wire.send(JSON.stringify(message));
  wire.onClose(() => process.exit(0));
  void say({ type: 'hello', protocol: 2, pid: process.pid, uid: process.geteuid?.() ?? 0 });
  const observer = new Observer();
  let answerer: Answerer | null = null;
  const teller = new Teller();
  let pace = everyMs;
  const clock = new Clock(everyMs, async () => {
    try {
      await wire.send(teller.tell(await observer.take()));
      // Not before: the first one reads everything, which is long enough to gain.
      compileAtPace(pace);
    } catch (error) {
      const reason = error instanceof Error ? error.message : `${error}`;
      console.error(error);
      await say({ type: 'failed', reason, remedy: null });
      process.exit(1);
    }
  });
  const answer = async ({ id, question }: Asked, line: string) => {
    // What is needed to answer is loaded when somebody asks: the first snapshot waits for nothing.
    const [{ parseQuestion }, requests] = await Promise.all([
      import('../../model/requests/schema.ts'),
      import('../requests/answerer.ts'),
    ]);
    const parsed = parseQuestion(question);
    if (!('question' in parsed)) {
      complain(line);
      return;
    }
    answerer ??= new requests.Answerer(observer, again ? ownProgram() : null);
    await say({ type: 'answer', id, answer: await answerer.answer(parsed.question) });
  };
  const events = new EventMode(() => observer.devices, {
    batch: (batch) => say({ type: 'events', ...batch }),
    state: (state) => void say({ type: 'events-state', ...state }),
    changed() {
      observer.doubt();
      clock.hurry();
    },
  });
  if (withEvents) events.set(true);
  wire.onLine((line) => {
    const message = parse(line);
    if (message === null) complain(line);
    else if (message.type === 'poll') {
      pace = message.everyMs;
      clock.everyMs = pace;
    } else if (message.type === 'events') events.set(message.on);
    else if (message.type === 'whole') teller.startOver();
    else void answer(message, line);
  });
}

/** Node with this script; inside Electron an Electron that is to be a mere Node. */
function ownProgram(): OwnProgram {
  const [, script = ''] = process.argv;
  const env: Record<string, string> = process.versions.electron
    ? { ELECTRON_RUN_AS_NODE: '1' }
    : {};
  return { command: process.execPath, args: [script], env };
}

function complain(line: string): void {
  console.error(`collector: not understood: ${line.slice(0, 200)}`);
}

function parse(line: string): Heard | null {
  try {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null) return null;
    const { type, everyMs, on, id, question } = message as Record<string, unknown>;
    if (type === 'whole') return { type };
    if (type === 'events' && typeof on === 'boolean') return { type, on };
    if (type === 'poll' && typeof everyMs === 'number' && everyMs >= SHORTEST_POLL_MS) {
      return { type, everyMs };
    }
    return type === 'ask' && typeof id === 'number' ? { type, id, question } : null;
  } catch {
    return null;
  }
}
