import { type RefObject, useImperativeHandle, useState } from 'react';
import type { About } from '../scene/about.ts';
import { Tooltip, type TooltipPlace } from './Tooltip.tsx';

/** What is said, and where; null: nothing. */
export type Said = { readonly about: About; readonly place: TooltipPlace } | null;

/** Shows what it is told to: by itself, so that a moving pointer renders nothing else anew. */
export function TooltipLayer({ say }: { say: RefObject<((said: Said) => void) | null> }) {
  const [said, setSaid] = useState<Said>(null);
  useImperativeHandle(say, () => setSaid, []);
  return said && <Tooltip about={said.about} place={said.place} />;
}
