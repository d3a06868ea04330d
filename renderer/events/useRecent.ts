import { useEffect, useState } from 'react';
import type { LiveEvent } from '../../preload/contract.ts';
import type { NodeId } from '../state/selection.ts';
import { recentOf, useEvents } from './state.ts';

/** Nobody reads a list that changes faster, in milliseconds. */
const PAUSE_MS = 100;

/** The last events of a node, the latest first: at once, and then no faster than can be read. */
export function useRecent(node: NodeId): readonly LiveEvent[] {
  const [events, setEvents] = useState(() => recentOf(node));
  useEffect(() => {
    let shownAt = Number.NEGATIVE_INFINITY;
    let timer = 0;
    const show = () => {
      timer = 0;
      shownAt = performance.now();
      setEvents(recentOf(node));
    };
    show();
    const stop = useEvents.subscribe(({ last }, before) => {
      if (last === before.last || timer !== 0) return;
      const pause = shownAt + PAUSE_MS - performance.now();
      if (pause <= 0) show();
      else timer = window.setTimeout(show, pause);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [node]);
  return events;
}
