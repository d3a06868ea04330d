import { create } from 'zustand';
import type { World } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import { select, useStore } from '../state/store.ts';
import { NOWHERE, type Stop, stepped, type Trail, visited } from './trail.ts';

/** Changed by the functions below, and by nothing else. */
export const useTrail = create<Trail>(() => NOWHERE);

/** Remembers what is selected from now on; ends with what it returns. */
export function keepTrail(): () => void {
  return useStore.subscribe(({ selected, inspected }, before) => {
    if (selected === null || selected === before.selected) return;
    const thing = inspected?.thing ?? null;
    // What has gone before it was selected is nothing to come back to.
    if (thing === null) return;
    const startTime = thing.kind === 'process' ? thing.process.startTime : null;
    useTrail.setState(visited(useTrail.getState(), { node: selected, startTime }));
  });
}

export type Way = 'back' | 'forward';

/** Selects what was selected before or after; what has gone is passed over. */
export function go(way: Way): void {
  const { world, selected } = useStore.getState();
  const to = ahead(useTrail.getState(), way, selected === null, world);
  const stop = to?.stops[to.at];
  if (to === null || stop === undefined) return;
  // First, so that selecting it finds it as where one is, and leaves what lies ahead.
  useTrail.setState(to);
  select(stop.node);
}

/** Whether there is a way now. */
export function canGo(way: Way): boolean {
  const { world, selected } = useStore.getState();
  return ahead(useTrail.getState(), way, selected === null, world) !== null;
}

/** The same for what is drawn. */
export function useCanGo(way: Way): boolean {
  const trail = useTrail();
  const world = useStore((state) => state.world);
  const resting = useStore((state) => state.selected === null);
  return ahead(trail, way, resting, world) !== null;
}

function ahead(trail: Trail, way: Way, resting: boolean, world: World | null): Trail | null {
  if (world === null) return null;
  return stepped(trail, way, resting, (stop) => isThere(world, stop));
}

function isThere(world: World, { node, startTime }: Stop): boolean {
  const thing = find(world, node);
  if (thing === null) return false;
  return thing.kind !== 'process' || thing.process.startTime === startTime;
}
