import { useMemo } from 'react';
import type { Lens, World } from '../../preload/contract.ts';
import { useLit } from '../state/lit.ts';
import { hidersOf } from './reveal.ts';

/** Ids of the rows that stay lit: what is looked for, and all that it may be folded into. */
export function useLitRows(world: World, lens: Lens): ReadonlySet<string> | null {
  const lit = useLit((state) => state.lit);
  return useMemo(() => {
    if (lit === null) return null;
    const rows = new Set<string>(lit);
    for (const id of lit) for (const hider of hidersOf(world, id, lens)) rows.add(hider);
    return rows;
  }, [lit, world, lens]);
}
