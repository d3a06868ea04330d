import { type FromCollector, SHORTEST_POLL_MS, type ToCollector } from '../contract/messages.ts';
import { Observer } from '../snapshot/observer.ts';
import { Clock } from './clock.ts';
import { Printer } from './printer.ts';
import { openWire } from './wire.ts';

/** Serves the window's main process until it goes away; see `contract/messages.ts`. */
export function serve(everyMs: number): void {
  const wire = openWire();
  const say = (message: FromCollector) => wire.send(JSON.stringify(message));
  wire.onClose(() => process.exit(0));
  void say({ type: 'hello', protocol: 1, pid: process.pid, uid: process.geteuid?.() ?? 0 });
  const observer = new Observer();
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
  wire.onLine((line) => {
    const message = parse(line);
    if (message === null) console.error(`collector: not understood: ${line.slice(0, 200)}`);
    else clock.everyMs = message.everyMs;
  });
}

function parse(line: string): ToCollector | null {
  try {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null) return null;
    const { type, everyMs } = message as Partial<ToCollector>;
    if (type !== 'poll' || typeof everyMs !== 'number' || !(everyMs >= SHORTEST_POLL_MS))
      return null;
    return { type, everyMs };
  } catch {
    return null;
  }
}
