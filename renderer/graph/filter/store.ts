import { create } from 'zustand';
import { alone, EVERYTHING, type Filter, type FilterKey, toggled } from './filter.ts';

/** What is chosen of the legend, for as long as the window lives. */
export const useFilter = create<Filter>(() => EVERYTHING);

export function toggle(key: FilterKey): void {
  useFilter.setState((filter) => toggled(filter, key));
}

export function showOnly(key: FilterKey): void {
  useFilter.setState((filter) => alone(filter, key));
}

export function showEverything(): void {
  useFilter.setState(EVERYTHING);
}
