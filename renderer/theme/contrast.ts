import { type Palette, palettes } from './palette.ts';
import type { Scheme } from './scheme.ts';

/**
 * High contrast, by choice or for `prefers-contrast: more`: black on white or white on
 * black, no faint text, walls and lines that hold their own.
 */
export function strongerPalette(scheme: Scheme): Palette {
  return { ...palettes[scheme], ...STRONGER[scheme] };
}

const STRONGER: Readonly<Record<Scheme, Partial<Palette>>> = {
  light: {
    canvas: '#ffffff',
    surface: '#ffffff',
    surfaceRaised: '#f2f2f2',
    line: '#595959',
    ink: '#000000',
    inkSoft: '#1a1a1a',
    inkFaint: '#3d3d3d',
    floor: ['#ffffff', '#f5f5f5', '#ebebeb'],
    wall: '#333333',
    wallInitial: '#000000',
    thread: '#4d4d4d',
    process: '#000000',
    processQuiet: '#5c5c5c',
    kind: { msg: '#00498a', mqueue: '#2688d0', sem: '#00785a', shm: '#b36b00' },
    accent: '#a0005f',
    accentSoft: '#ffe0f2',
    finding: '#b8002a',
    caution: '#4a3a00',
  },
  dark: {
    canvas: '#000000',
    surface: '#000000',
    surfaceRaised: '#141414',
    line: '#a6a6a6',
    ink: '#ffffff',
    inkSoft: '#ededed',
    inkFaint: '#cfcfcf',
    floor: ['#000000', '#0f0f0f', '#1c1c1c'],
    wall: '#cccccc',
    wallInitial: '#ffffff',
    thread: '#b3b3b3',
    process: '#ffffff',
    processQuiet: '#a6a6a6',
    kind: { msg: '#3f9df0', mqueue: '#a8dcff', sem: '#2fd6a4', shm: '#ffb02e' },
    accent: '#ff8ccb',
    accentSoft: '#4a0030',
    finding: '#ff8570',
    caution: '#ffe680',
  },
};

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
