import { type Palette, palettes } from './palette.ts';
import type { Scheme } from './scheme.ts';

/** For `prefers-contrast: more`: no faint text, walls and lines that hold their own. */
export function strongerPalette(scheme: Scheme): Palette {
  const base = palettes[scheme];
  return {
    ...base,
    line: base.inkFaint,
    inkSoft: base.ink,
    inkFaint: base.inkSoft,
    wall: base.inkSoft,
    wallInitial: base.ink,
    thread: base.inkFaint,
    processQuiet: base.inkFaint,
  };
}

/**
 * For `forced-colors: active`: the desktop's own colours. A canvas is not recoloured
 * by the browser as elements are, so they are read back as `rgb(…)`.
 */
export function forcedPalette(scheme: Scheme): Palette {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.documentElement.append(probe);
  const colour = (name: string): string => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const canvas = colour('Canvas');
  const text = colour('CanvasText');
  const grey = colour('GrayText');
  const palette: Palette = {
    ...palettes[scheme],
    canvas,
    surface: canvas,
    surfaceRaised: canvas,
    line: text,
    ink: text,
    inkSoft: text,
    inkFaint: text,
    floor: [canvas, canvas, canvas],
    wall: text,
    wallInitial: text,
    thread: grey,
    process: text,
    processQuiet: grey,
    kind: { msg: text, mqueue: text, sem: text, shm: text },
    accent: colour('Highlight'),
    accentInk: colour('HighlightText'),
    accentSoft: canvas,
  };
  probe.remove();
  return palette;
}
