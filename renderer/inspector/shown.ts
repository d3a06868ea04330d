import { createContext, useContext } from 'react';
import type { Problem, World } from '../../preload/contract.ts';
import { useStore } from '../state/store.ts';
import { problemsAt } from '../texts/problems.ts';

/** The world that the inspector's values are from: the present one, or the last with the thing in it. */
export interface Shown {
  readonly world: World;
  /** When that was last so, in Unix milliseconds, where the thing has gone; missing: at the last poll. */
  readonly asOf?: number | null;
  /** Names of fields that could not be read. */
  readonly unknown: readonly string[];
  /** Where a problem that concerns the thing can be: its id, then that of its namespace. */
  readonly places: readonly string[];
}

export const ShownContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('Fields stand inside an inspector');
  return shown;
}

/** The moment that the values are of, in Unix milliseconds. */
export function useAsOf(): number {
  const { asOf } = useShown();
  const { takenAt } = useStore((state) => state.poll);
  return asOf ?? takenAt;
}

/** Why something about the thing is not known, and what would help; null where nothing was said. */
export function useReason(): Problem | null {
  const { world, places } = useShown();
  return problemsAt(world.problems, places)[0] ?? null;
}
