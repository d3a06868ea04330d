import type { ObjectKind } from '../../preload/contract.ts';

/**
 * Every colour of the window, once. The kinds follow Okabe and Ito's set, which
 * the colour-blind can tell apart; queues share a hue because they are a family.
 * Red (`finding`) is for what is wrong and nothing else; `accent` is for what is
 * selected and nothing else.
 */
export interface Palette {
  /** Behind everything. */
  canvas: string;
  /** Panels, tooltips. */
  surface: string;
  surfaceRaised: string;
  /** Hairlines between panels. */
  line: string;
  /** Text and its quieter steps; each at least 4.5:1 on `surface` and `canvas`. */
  ink: string;
  inkSoft: string;
  inkFaint: string;
  /** A namespace's room: floor by depth, and its wall. */
  floor: readonly [string, string, string];
  wall: string;
  wallInitial: string;
  /** Links that nobody asked about. */
  thread: string;
  process: string;
  /** A process that uses no IPC object. */
  processQuiet: string;
  kind: Readonly<Record<ObjectKind, string>>;
  accent: string;
  accentInk: string;
  accentSoft: string;
  finding: string;
  caution: string;
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    canvas: '#eef0f3',
    surface: '#ffffff',
    surfaceRaised: '#f6f7f9',
    line: '#d9dde3',
    ink: '#1b2430',
    inkSoft: '#465264',
    inkFaint: '#5f6b7c',
    floor: ['#fbfcfd', '#f4f6f9', '#edf1f5'],
    wall: '#8b98a9',
    wallInitial: '#4d5b6e',
    thread: '#9aa6b5',
    process: '#3d4a5c',
    processQuiet: '#b4bec9',
    kind: { msg: '#0063a6', mqueue: '#4fa9e0', sem: '#008f68', shm: '#d98e00' },
    accent: '#b4207a',
    accentInk: '#ffffff',
    accentSoft: '#f9e3f0',
    finding: '#c4122f',
    caution: '#5c4a00',
  },
  dark: {
    canvas: '#10151c',
    surface: '#171e27',
    surfaceRaised: '#1f2833',
    line: '#2d3845',
    ink: '#edf1f6',
    inkSoft: '#b9c4d1',
    inkFaint: '#93a1b2',
    floor: ['#171f29', '#1c2632', '#222e3c'],
    wall: '#5b6b7f',
    wallInitial: '#8fa1b6',
    thread: '#56657a',
    process: '#d5dde7',
    processQuiet: '#4c5a6b',
    kind: { msg: '#3795dc', mqueue: '#a2daff', sem: '#2cc398', shm: '#f0a629' },
    accent: '#ff74bd',
    accentInk: '#2a0719',
    accentSoft: '#45203a',
    finding: '#ff7a66',
    caution: '#ffe08a',
  },
};
