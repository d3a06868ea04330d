import type { FromCollector } from '../contract/messages.ts';
import { EventMode } from '../events/mode.ts';
import { Observer } from '../snapshot/observer.ts';
import { Clock } from './clock.ts';
import { compileAtPace } from './engine.ts';
import { Printer } from './printer.ts';
import { writeLine } from './wire.ts';

/** Prints one snapshot on standard output. */
export async function printOnce(): Promise<void> {
  await print(new Observer(), new Printer());
}

/**
 * Prints one a line, until a signal or a closed reader ends it. With events there are
 * lines between them, told by their `type`, of the form of `contract/messages.ts`:
 * `{"type":"events-state",…}` and `{"type":"events",…}`; snapshots have none.
 */
export function watch(everyMs: number, withEvents: boolean): void {
  compileAtPace(everyMs);
  const observer = new Observer();
  const printer = new Printer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A line that is under way is written to its end.
    process.once(signal, () => process.stdout.write('', () => process.exit(0)));
  }
  const clock = new Clock(everyMs, () => print(observer, printer));
  if (!withEvents) return;
  const say = (message: FromCollector) => writeLine(JSON.stringify(message));
  const events = new EventMode(() => observer.devices, {
    batch: (batch) => say({ type: 'events', ...batch }),
    state: (state) => void say({ type: 'events-state', ...state }),
    changed() {
      observer.doubt();
      clock.hurry();
    },
  });
  events.set(true);
}

async function print(observer: Observer, printer: Printer): Promise<void> {
  try {
    await writeLine(...printer.print(await observer.take()));
  } catch (error) {
    process.stderr.write(`ipcscope: no snapshot could be taken: ${error}\n`);
    process.exit(1);
  }
}
