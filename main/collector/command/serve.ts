import { parseQuestion } from '../../model/requests/schema.ts';
import { type FromCollector, SHORTEST_POLL_MS, type ToCollector } from '../contract/messages.ts';
import { Answerer } from '../requests/answerer.ts';
import type { OwnProgram } from '../requests/child.ts';
import { Observer } from '../snapshot/observer.ts';
import { Clock } from './clock.ts';
import { Printer } from './printer.ts';
import { openWire } from './wire.ts';

/** Serves the window's main process until it goes away; see `contract/messages.ts`. */
export function serve(everyMs: number, again: boolean): void {
  const wire = openWire();
  const say = (message: FromCollector) => wire.send(JSON.stringify(message));
  wire.onClose(() => process.exit(0));
  void say({ type: 'hello', protocol: 1, pid: process.pid, uid: process.geteuid?.() ?? 0 });
  const observer = new Observer();
  const answerer = new Answerer(observer, again ? ownProgram() : null);
  const printer = new Printer();
  const clock = new Clock(everyMs, async () => {
    try {
      const snapshot = printer.print(await observer.take());
      await wire.send(`{"type":"snapshot","snapshot":${snapshot}}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : `${error}`;
      console.error(error);
      await say({ type: 'failed', reason, remedy: null });
      process.exit(1);
    }
  });
  wire.onLine(async (line) => {
    const message = parse(line);
    if (message === null) console.error(`collector: not understood: ${line.slice(0, 200)}`);
    else if (message.type === 'poll') clock.everyMs = message.everyMs;
    else {
      const { id, question } = message;
      await say({ type: 'answer', id, answer: await answerer.answer(question) });
    }
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

function parse(line: string): ToCollector | null {
  try {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null) return null;
    const { type, everyMs, id, question } = message as Record<string, unknown>;
    if (type === 'poll' && typeof everyMs === 'number' && everyMs >= SHORTEST_POLL_MS) {
      return { type, everyMs };
    }
    if (type !== 'ask' || typeof id !== 'number') return null;
    const parsed = parseQuestion(question);
    return 'question' in parsed ? { type, id, question: parsed.question } : null;
  } catch {
    return null;
  }
}
