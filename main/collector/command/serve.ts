import { type FromCollector, SHORTEST_POLL_MS, type ToCollector } from '../contract/messages.ts';
import { EventMode } from '../events/mode.ts';
import { Observer } from '../snapshot/observer.ts';
import { Clock } from './clock.ts';
import { Printer } from './printer.ts';
import { openWire } from './wire.ts';

/** Serves the window's main process until it goes away; see `contract/messages.ts`. */
export function serve(everyMs: number, withEvents: boolean): void {
  const wire = openWire();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
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
  const events = new EventMode(() => observer.devices, {
    batch: (batch) => say({ type: 'events', ...batch }),
    state: (state) => void say({ type: 'events-state', ...state }),
    changed: () => clock.hurry(),
  });
  if (withEvents) events.set(true);
  wire.onLine((line) => {
    const message = parse(line);
    if (message === null) console.error(`collector: not understood: ${line.slice(0, 200)}`);
    else if (message.type === 'poll') clock.everyMs = message.everyMs;
    else events.set(message.on);
  });
}

function parse(line: string): ToCollector | null {
  try {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null) return null;
    const { type, everyMs, on } = message as Record<string, unknown>;
    if (type === 'events' && typeof on === 'boolean') return { type, on };
    if (type !== 'poll' || typeof everyMs !== 'number' || !(everyMs >= SHORTEST_POLL_MS))
      return null;
    return { type, everyMs };
  } catch {
    return null;
  }
}
