import { useLayoutEffect } from 'react';
import { useStore } from '../state/store.ts';
import type { Palette } from './palette.ts';
import { usePalette, useScheme } from './usePalette.ts';

/** A palette as custom properties: `--ink-soft`, `--floor-0`, `--kind-msg`. */
export function propertiesOf(palette: Palette): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(palette)) {
    const property = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (typeof value === 'string') properties[property] = value;
    else {
      for (const [part, colour] of Object.entries(value)) {
        properties[`${property}-${part}`] = String(colour);
      }
    }
  }
  return properties;
}

/** Keeps the document in the colours of the active theme. */
export function useRootProperties(): void {
  const palette = usePalette();
  const scheme = useScheme();
  const still = useStore((state) => state.still);
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(propertiesOf(palette))) {
      root.style.setProperty(name, value);
    }
    root.style.colorScheme = scheme;
    root.dataset.scheme = scheme;
    root.toggleAttribute('data-still', still);
  }, [palette, scheme, still]);
}
