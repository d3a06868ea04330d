import { create } from 'zustand';
import type { World } from '../../preload/contract.ts';
import { remember, remembered } from '../app/memory.ts';
import { light } from '../state/lit.ts';
import { useStore } from '../state/store.ts';
import { filtered } from './filtered.ts';
import { type Filters, filtersFrom, NO_FILTERS } from './filters.ts';
import { type Found, findAll } from './found.ts';

interface SearchState {
  /** As it was typed. */
  readonly text: string;
  /** Null where nothing is looked for. */
  readonly found: Found | null;
}

export const useSearch = create<SearchState>(() => ({ text: '', found: null }));

export function search(text: string): void {
  const { world } = useStore.getState();
  show(text, world && findAll(world, text));
}

function show(text: string, found: Found | null): void {
  useSearch.setState({ text, found });
  light('search', found?.ids ?? null);
}

/** Looks again at each poll, as long as something is looked for; ends with what it returns. */
export function keepSearching(): () => void {
  return useStore.subscribe(({ world }, before) => {
    const { text } = useSearch.getState();
    if (text !== '' && world !== null && world !== before.world) show(text, findAll(world, text));
  });
}

export const useFilters = create<Filters>(() => filtersFrom(remembered('filters')));

/** Changes some of them, and keeps them for the next start. */
export function filter(changed: Partial<Filters>): void {
  useFilters.setState(changed);
  remember('filters', useFilters.getState());
}

export function showAll(): void {
  filter(NO_FILTERS);
}

/** What is shown of the world: all but what the filters leave out. */
export function useShownWorld(): World | null {
  const world = useStore((state) => state.world);
  const filters = useFilters();
  return world && filtered(world, filters).world;
}

/** The same, and how much is left out. */
export function shownOf(world: World): World {
  return filtered(world, useFilters.getState()).world;
}
