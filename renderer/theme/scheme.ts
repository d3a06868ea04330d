import type { Theme } from '../../preload/contract.ts';

export type Scheme = 'light' | 'dark';

/** What a chosen theme means on a desktop that is dark or not. */
export function schemeOf(theme: Theme, desktopDark: boolean): Scheme {
  if (theme === 'system' || theme === 'contrast') return desktopDark ? 'dark' : 'light';
  return theme;
}
