import { create } from 'zustand';
import { remember, remembered } from '../../app/memory.ts';
import {
  alone,
  EVERYTHING,
  type Filter,
  type FilterKey,
  filterFrom,
  keptOf,
  toggled,
} from './filter.ts';

const NAME = 'legend';

/** What is chosen of the legend, in this window and the next. */
export const useFilter = create<Filter>(() => filterFrom(remembered(NAME)));

export function toggle(key: FilterKey): void {
  choose(toggled(useFilter.getState(), key));
}

export function showOnly(key: FilterKey): void {
  choose(alone(useFilter.getState(), key));
}

export function showEverything(): void {
  choose(EVERYTHING);
}

function choose(filter: Filter): void {
  useFilter.setState(filter);
  remember(NAME, keptOf(filter));
}
