import { create } from 'zustand';
import type { World } from '../../preload/contract.ts';
import { remember, remembered } from '../app/memory.ts';
import { light } from '../state/lit.ts';
import type { NodeId, Selected } from '../state/selection.ts';
import { select, useStore } from '../state/store.ts';
import { type Pin, pinned, pinOf, pinsFrom, stepFrom, toggled } from './pins.ts';

const NAME = 'pins';

/** What is pinned, in the order in which it was. Changed by the functions below alone. */
export const usePins = create<{ readonly pins: readonly Pin[] }>(() => ({ pins: [] }));

/** Pins what is selected, or takes its pin away. */
export function togglePin(): void {
  const { selected, inspected } = useStore.getState();
  if (selected === null || !inspected?.thing) return;
  change(toggled(usePins.getState().pins, pinOf(selected, inspected.thing)));
}

export function unpin(node: NodeId): void {
  change(usePins.getState().pins.filter((pin) => pin.node !== node));
}

export function unpinAll(): void {
  change([]);
}

/** Selects the next of them, or the one before; after the last all are lit alike. */
export function step(way: 'next' | 'back'): void {
  const { world, selected } = useStore.getState();
  if (world !== null)
    select(
      stepFrom(
        there(world).map(({ node }) => node),
        selected,
        way,
      ),
    );
}

/** Those that are there now, each with what it is. */
export function there(world: World): { node: NodeId; thing: Selected }[] {
  return usePins.getState().pins.flatMap((pin) => {
    const thing = pinned(world, pin);
    return thing === null ? [] : { node: pin.node, thing };
  });
}

function change(pins: readonly Pin[]): void {
  usePins.setState({ pins });
  const { world } = useStore.getState();
  if (world === null) return;
  remember(NAME, { bootId: world.host.bootId, pins });
  shine(world);
}

function shine(world: World): void {
  const lit = there(world).map(({ node }) => node);
  light('pins', lit.length === 0 ? null : new Set(lit));
}

/** Keeps them lit as things come and go, and begins with those of the last window; until it ends. */
export function keepPins(): () => void {
  const look = (world: World | null, before: World | null) => {
    if (world === null) return;
    // Of what was pinned in the last window only what is still there.
    if (before === null && usePins.getState().pins.length === 0) {
      const kept = pinsFrom(remembered(NAME), world.host.bootId);
      usePins.setState({ pins: kept.filter((pin) => pinned(world, pin) !== null) });
    }
    shine(world);
  };
  look(useStore.getState().world, null);
  return useStore.subscribe(({ world }, before) => {
    if (world !== before.world) look(world, before.world);
  });
}
