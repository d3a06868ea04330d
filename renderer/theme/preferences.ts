import { useSyncExternalStore } from 'react';

/** What the person asked of the desktop, as media queries tell it. */
export interface Preferences {
  readonly dark: boolean;
  /** `forced`: the desktop replaces all colours by its own few. */
  readonly contrast: 'normal' | 'more' | 'forced';
  readonly reducedMotion: boolean;
}

const queries = {
  dark: '(prefers-color-scheme: dark)',
  more: '(prefers-contrast: more)',
  forced: '(forced-colors: active)',
  reduced: '(prefers-reduced-motion: reduce)',
} as const;

let last: Preferences | null = null;

/** The same object as long as nothing has changed. */
export function preferences(): Preferences {
  const asked = (query: keyof typeof queries) => window.matchMedia(queries[query]).matches;
  const next: Preferences = {
    dark: asked('dark'),
    contrast: asked('forced') ? 'forced' : asked('more') ? 'more' : 'normal',
    reducedMotion: asked('reduced'),
  };
  if (
    last === null ||
    last.dark !== next.dark ||
    last.contrast !== next.contrast ||
    last.reducedMotion !== next.reducedMotion
  ) {
    last = next;
  }
  return last;
}

export function onPreferencesChange(listener: () => void): () => void {
  const lists = Object.values(queries).map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferencesChange, preferences);
}
