import { asOf } from '../state/poll.ts';
import { useStore } from '../state/store.ts';
import { Recorder } from './recorder.ts';

const recorder = new Recorder();

/** What is remembered of an object; null: it was never seen. */
export const trendOf = (id: string) => recorder.of(id);

/** Remembers what the window is told, from now on, until the function that it returns is called. */
export function recordTrends(): () => void {
  return useStore.subscribe(({ world, poll, selected }, before) => {
    if (world === null || poll === before.poll) return;
    recorder.see(asOf(world, poll), selected);
  });
}
