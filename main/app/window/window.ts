import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { backgroundFor } from './background.ts';
import { onScreen, readBounds, writeBounds } from './bounds.ts';
import { load } from './load.ts';
import { PREFERENCES } from './security.ts';

/** Smaller, panels and picture do not fit beside each other. */
const LEAST = { width: 720, height: 480 };

export interface WindowOptions {
  preload: string;
  session: Session;
  /** Of the content; null: as it was left, or the default. */
  size: { width: number; height: number } | null;
  /** It can be seen now, or no longer. */
  onVisible(visible: boolean): void;
}

/** Opens the window. */
export function openWindow({ preload, session, size, onVisible }: WindowOptions): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = onScreen(readBounds(file), areas);
  const window = new BrowserWindow({
    ...(size ?? bounds),
    useContentSize: size !== null,
    minWidth: Math.min(LEAST.width, size?.width ?? LEAST.width),
    minHeight: Math.min(LEAST.height, size?.height ?? LEAST.height),
    title: 'IPC Scope',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundFor(nativeTheme.shouldUseDarkColors),
    webPreferences: { ...PREFERENCES, preload, session },
  });
  window.once('ready-to-show', () => {
    if (maximized && size === null) window.maximize();
    window.show();
  });
  for (const event of ['minimize', 'hide'] as const) {
    window.on(event as 'minimize', () => onVisible(false));
  }
  for (const event of ['restore', 'show'] as const) {
    window.on(event as 'restore', () => onVisible(true));
  }
  const recolour = () => window.setBackgroundColor(backgroundFor(nativeTheme.shouldUseDarkColors));
  nativeTheme.on('updated', recolour);
  window.once('closed', () => nativeTheme.off('updated', recolour));
  window.on('close', () => {
    if (size !== null) return;
    writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  load(window);
  return window;
}
