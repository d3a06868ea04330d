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

type Lists = { readonly [query in keyof typeof queries]: MediaQueryList };

let lists: Lists | null = null;
let last: Preferences | null = null;

/** Each knows its answer; to ask the window takes much longer, and is done at each poll. */
function live(): Lists {
  const list = (query: keyof typeof queries) => window.matchMedia(queries[query]);
  lists ??= {
    dark: list('dark'),
    more: list('more'),
    forced: list('forced'),
    reduced: list('reduced'),
  };
  return lists;
}

/** The same object as long as nothing has changed. */
export function preferences(): Preferences {
  const { dark, more, forced, reduced } = live();
  const next: Preferences = {
    dark: dark.matches,
    contrast: forced.matches ? 'forced' : more.matches ? 'more' : 'normal',
    reducedMotion: reduced.matches,
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
  const all = Object.values(live());
  for (const list of all) list.addEventListener('change', listener);
  return () => {
    for (const list of all) list.removeEventListener('change', listener);
  };
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferencesChange, preferences);
}
