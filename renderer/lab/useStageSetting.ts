import { type RefObject, useEffect } from 'react';
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { beginLens, lensNow } from '../lens/state.ts';
import { openLab, useLab } from './state.ts';

/**
 * While a scenario is on the picture has the room that the outline takes, and is
 * grouped by IPC namespace. Afterwards both are as they were; neither is remembered
 * beyond that.
 */
export function useStageSetting(
  outline: RefObject<PanelImperativeHandle | null>,
  width: number,
): void {
  const on = useLab((state) => openLab(state) !== null);
  useEffect(() => {
    if (!on) return;
    const lens = lensNow();
    const panel = outline.current;
    const wasOpen = panel !== null && !panel.isCollapsed();
    if (wasOpen) panel.collapse();
    if (lens !== 'ipc') beginLens('ipc');
    return () => {
      if (wasOpen && panel.isCollapsed()) panel.resize(width);
      if (lens !== 'ipc' && lensNow() === 'ipc') beginLens(lens);
    };
  }, [on, outline, width]);
}
