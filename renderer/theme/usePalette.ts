import { useMemo } from 'react';
import { useStore } from '../state/store.ts';
import { forcedPalette, strongerPalette } from './contrast.ts';
import { type Palette, palettes } from './palette.ts';
import { type Preferences, usePreferences } from './preferences.ts';
import { type Scheme, schemeOf } from './scheme.ts';

/** The colours in use now: for what is drawn without CSS. Same object until they change. */
export function usePalette(): Palette {
  const scheme = useScheme();
  const chosen = useStore((state) => state.theme === 'contrast');
  const { contrast: asked, dark } = usePreferences();
  const contrast = chosen && asked === 'normal' ? 'more' : asked;
  return useMemo(() => paletteFor(scheme, contrast, dark), [scheme, contrast, dark]);
}

export function useScheme(): Scheme {
  const theme = useStore((state) => state.theme);
  const { dark } = usePreferences();
  return schemeOf(theme, dark);
}

function paletteFor(
  scheme: Scheme,
  contrast: Preferences['contrast'],
  desktopDark: boolean,
): Palette {
  if (contrast === 'forced') return forcedPalette(desktopDark ? 'dark' : 'light');
  return contrast === 'more' ? strongerPalette(scheme) : palettes[scheme];
}
