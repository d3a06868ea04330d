import { Observer } from '../snapshot/observer.ts';
import { Clock } from './clock.ts';
import { Printer } from './printer.ts';
import { writeLine } from './wire.ts';

/** Prints one snapshot on standard output. */
export async function printOnce(): Promise<void> {
  await print(new Observer(), new Printer());
}

/** Prints one a line, until a signal or a closed reader ends it. */
export function watch(everyMs: number): void {
  const observer = new Observer();
  const printer = new Printer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  new Clock(everyMs, () => print(observer, printer));
}

async function print(observer: Observer, printer: Printer): Promise<void> {
  try {
    await writeLine(printer.print(await observer.take()));
  } catch (error) {
    process.stderr.write(`ipcscope: no snapshot could be taken: ${error}\n`);
    process.exit(1);
  }
}
