import { useEffect, useLayoutEffect } from 'react';
import { useStage } from '../graph/current.ts';
import { PLAIN_TYPE, stageType } from '../graph/draw/type-size.ts';
import { toggleTable, useTable } from '../table/state.ts';
import { Hint } from './Hint.tsx';
import { Ring } from './Ring.tsx';
import { usePresentation } from './state.ts';
import { usePresentationKeys } from './usePresentationKeys.ts';

/** The picture for a room full of people: what is over it, and how large its letters are. */
export function Presentation() {
  usePresentationKeys();
  const on = usePresentation((state) => state.on);
  const ring = usePresentation((state) => state.ring);
  const stage = useStage((state) => state.stage);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-presenting', on);
  }, [on]);
  useEffect(() => {
    if (!on) return;
    // Only the picture is left, so the keys are for it; a table would lie over it.
    if (useTable.getState().open) toggleTable();
    document.querySelector<HTMLElement>('canvas[data-sequence]')?.focus();
  }, [on]);
  useEffect(() => {
    if (!on || stage === null) return;
    let frame = 0;
    // Once the picture has the room that was made for it, which it finds in the next frame.
    const size = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => stage.size(stageType(window.innerHeight)));
      });
    };
    size();
    window.addEventListener('resize', size);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', size);
      stage.size(PLAIN_TYPE);
    };
  }, [on, stage]);
  if (!on) return null;
  return (
    <aside aria-label="Presentation">
      <h1 className="only-spoken">IPC Scope, presented</h1>
      <Hint />
      {ring && <Ring />}
    </aside>
  );
}
