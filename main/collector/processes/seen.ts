import type { Process } from '../../model/snapshot.ts';
import type { Reading } from './read.ts';

/**
 * All processes, in the order of their pids. Its lists stay as they are when it is given away,
 * and are the same lists while nothing on them changes; `processes` is valid until the next look.
 */
export interface Seen {
  readings: readonly Reading[];
  /** Those of which there is more than the process itself. */
  notable: readonly Reading[];
  /** What the snapshot shows of them: by place and by pid. */
  list: readonly Process[];
  processes: ReadonlyMap<number, Process>;
}

/** As it was seen of these. */
export function seenOf(readings: readonly Reading[]): Seen & { processes: Map<number, Process> } {
  const list: Process[] = [];
  const processes = new Map<number, Process>();
  for (const { process } of readings) {
    list.push(process);
    processes.set(process.pid, process);
  }
  return { readings, notable: readings.filter(({ notable }) => notable), list, processes };
}

/** The same with a few read anew, of the same processes in the same places. */
export function seenAgain(
  before: ReturnType<typeof seenOf>,
  changed: readonly { place: number; reading: Reading }[],
): ReturnType<typeof seenOf> {
  if (changed.length === 0) return before;
  const readings = before.readings.slice();
  let list: Process[] | null = null;
  let notable: Reading[] | null = null;
  let others = false;
  for (const { place, reading } of changed) {
    const old = readings[place];
    readings[place] = reading;
    const { process } = reading;
    if (before.list[place] !== process) {
      list ??= before.list.slice();
      list[place] = process;
      before.processes.set(process.pid, process);
    }
    if (old?.notable && reading.notable) {
      notable ??= before.notable.slice();
      notable[notable.indexOf(old)] = reading;
    } else if (old?.notable || reading.notable) others = true;
  }
  if (others) notable = readings.filter((reading) => reading.notable);
  return {
    readings,
    notable: notable ?? before.notable,
    list: list ?? before.list,
    processes: before.processes,
  };
}
