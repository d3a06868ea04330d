import { useEffect, useRef, useState } from 'react';
import type { World } from '../../preload/contract.ts';
import { arrivals } from '../state/arrivals.ts';
import type { NodeId } from '../state/selection.ts';

/** How long what is new or has left is marked, in milliseconds. */
export const MARKED_MS = 1400;

const NONE: ReadonlySet<NodeId> = new Set();

/** What came within the last moment. Empty in a picture that is taken. */
export function useArrivals(world: World, still: boolean): ReadonlySet<NodeId> {
  const [arrived, setArrived] = useState(NONE);
  const before = useRef(world);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const fresh = arrivals(before.current, world);
    before.current = world;
    if (still || fresh.size === 0) return;
    setArrived((old) => new Set([...old, ...fresh]));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setArrived((old) => new Set([...old].filter((id) => !fresh.has(id))));
    }, MARKED_MS);
    timers.current.add(timer);
  }, [world, still]);

  useEffect(() => {
    const pending = timers.current;
    return () => {
      for (const timer of pending) clearTimeout(timer);
    };
  }, []);

  return arrived;
}
