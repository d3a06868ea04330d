import { useCallback, useRef, useState } from 'react';
import { type LayoutChangedMeta, usePanelRef } from 'react-resizable-panels';
import { notPresenting } from '../presentation/state.ts';
import { type PanelSizes, rememberedPanels, rememberPanels } from './memory.ts';

/** The sizes of the side panels, as they were when the window was last used. */
export function usePanels() {
  const [initial] = useState(rememberedPanels);
  const [outlineOpen, setOutlineOpen] = useState(initial.outlineOpen);
  const sizes = useRef<PanelSizes>(initial);
  const outlineRef = usePanelRef();
  const inspectorRef = usePanelRef();

  const keep = useCallback((changed: Partial<PanelSizes>) => {
    sizes.current = { ...sizes.current, ...changed };
    rememberPanels(sizes.current);
  }, []);

  const onLayoutChanged = useCallback(
    (_: unknown, { isUserInteraction }: LayoutChangedMeta) => {
      if (!isUserInteraction) return;
      const outline = outlineRef.current?.getSize().inPixels ?? 0;
      const inspector = inspectorRef.current?.getSize().inPixels;
      keep({
        ...(outline > 0 && { outline }),
        ...(inspector !== undefined && { inspector }),
        outlineOpen: outline > 0,
      });
    },
    [outlineRef, inspectorRef, keep],
  );

  const onOutlineResize = useCallback(({ inPixels }: { inPixels: number }) => {
    // While presenting it is not shown, and no less open for that.
    if (notPresenting()) setOutlineOpen(inPixels > 0);
  }, []);

  const toggleOutline = useCallback(() => {
    const open = !outlineRef.current?.isCollapsed();
    if (open) outlineRef.current?.collapse();
    else outlineRef.current?.resize(sizes.current.outline);
    keep({ outlineOpen: !open });
  }, [outlineRef, keep]);

  return {
    initial: sizes.current,
    outlineOpen,
    outlineRef,
    inspectorRef,
    onLayoutChanged,
    onOutlineResize,
    toggleOutline,
  };
}
