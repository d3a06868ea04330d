import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright/test';

/** An event of a trace, as Chromium writes it. Times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  /** Processor time of its thread, whatever else the machine did. */
  tdur?: number;
  args?: { name?: string };
}

/** So many rows at once are what a page does that draws more than is in sight. */
const ROWS = 2000;

/**
 * How long this page takes on this machine to draw as many rows, in milliseconds: the least of
 * three times. What is drawn with care has no task that takes as long.
 */
export function careless(page: Page): Promise<number> {
  return page.evaluate((rows) => {
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      const list = document.createElement('div');
      for (let row = 0; row < rows; row += 1) {
        const line = list.appendChild(document.createElement('div'));
        for (const text of [`${row}`, 'a text', `${row * 7}`]) {
          line.appendChild(document.createElement('span')).textContent = text;
        }
      }
      document.body.append(list);
      list.getBoundingClientRect();
      list.remove();
      return performance.now() - began;
    });
    return Math.min(...times);
  }, ROWS);
}

/** Tasks of the page's main thread, which keep it from answering. */
export interface Tasks {
  /** How many there were. */
  count: number;
  /** Processor time of the longest, in milliseconds. */
  longestMs: number;
}

/**
 * Watches the tasks of the pages. Counted is the processor time that each took: how long
 * it took by the clock depends on what else the machine does.
 */
export async function watchTasks(electron: ElectronApplication): Promise<() => Promise<Tasks>> {
  await electron.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'] }),
  );
  return async () => {
    const file = await electron.evaluate(({ contentTracing }) => contentTracing.stopRecording());
    try {
      const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as {
        traceEvents: TraceEvent[];
      };
      return tasksOf(traceEvents);
    } finally {
      rmSync(file, { force: true });
    }
  };
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid} ${tid}`),
  );
  const times = tasks.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
  return { count: times.length, longestMs: Math.round(Math.max(0, ...times)) };
}
