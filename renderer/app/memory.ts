import { LENSES, type Lens, THEMES, type Theme } from '../../preload/contract.ts';

/** What the window remembers between starts. A damaged value counts as none. */

export interface PanelSizes {
  /** Widths in pixels. */
  readonly outline: number;
  readonly inspector: number;
  readonly outlineOpen: boolean;
}

export const DEFAULT_PANELS: PanelSizes = { outline: 340, inspector: 380, outlineOpen: true };

export function rememberedTheme(): Theme {
  return themeFrom(read('theme'));
}

export function rememberTheme(theme: Theme): void {
  write('theme', theme);
}

export function rememberedLens(): Lens {
  return lensFrom(read('lens'));
}

export function rememberLens(lens: Lens): void {
  write('lens', lens);
}

export function rememberedPanels(): PanelSizes {
  return panelsFrom(read('panels'));
}

export function rememberPanels(sizes: PanelSizes): void {
  write('panels', JSON.stringify(sizes));
}

/** What a feature kept under a name of its own; it checks by itself what it gets. */
export function remembered(name: string): Record<string, unknown> {
  return parsed(read(name));
}

export function remember(name: string, value: object): void {
  write(name, JSON.stringify(value));
}

export function themeFrom(stored: string | null): Theme {
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function lensFrom(stored: string | null): Lens {
  return LENSES.find((lens) => lens === stored) ?? 'ipc';
}

export function panelsFrom(stored: string | null): PanelSizes {
  const value = parsed(stored);
  const width = (name: 'outline' | 'inspector') => {
    const pixels = value[name];
    const sane = typeof pixels === 'number' && pixels >= 160 && pixels <= 2000;
    return sane ? Math.round(pixels) : DEFAULT_PANELS[name];
  };
  return {
    outline: width('outline'),
    inspector: width('inspector'),
    outlineOpen: value.outlineOpen !== false,
  };
}

function parsed(stored: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`ipcscope/${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`ipcscope/${name}`, value);
  } catch {
    // Storage is refused or full: the choice holds until the window closes.
  }
}
