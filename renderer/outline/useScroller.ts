import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Line } from './lines.ts';

/** Height of a row in pixels, `--row` of the style sheet. */
export const ROW = 26;
const OVERSCAN = 12;

export interface Window {
  readonly first: number;
  /** One beyond the last. */
  readonly end: number;
}

interface Scroller {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly window: Window;
  readonly onScroll: () => void;
  /** Moves as little as it takes to have the line of this index in view. */
  readonly bringIntoView: (index: number) => void;
  /** How many rows fit. */
  readonly page: () => number;
}

/**
 * Which lines are in sight; keeps what is in sight where it is when lines come and
 * go above it.
 */
export function useScroller(lines: readonly Line[], index: ReadonlyMap<string, number>): Scroller {
  const ref = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState<Window>({ first: 0, end: 60 });
  const seen = useRef({ lines, top: 0 });

  const look = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    seen.current.top = element.scrollTop;
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - OVERSCAN);
    const end = Math.ceil((element.scrollTop + element.clientHeight) / ROW) + OVERSCAN;
    setWindow((old) => (old.first === first && old.end === end ? old : { first, end }));
  }, []);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [look]);

  useLayoutEffect(() => {
    const element = ref.current;
    const before = seen.current;
    seen.current = { lines, top: before.top };
    if (element === null || before.lines === lines) return;
    const top = anchored(before.lines, before.top, index);
    if (top !== null && top !== element.scrollTop) element.scrollTop = top;
    look();
  }, [lines, index, look]);

  const bringIntoView = useCallback(
    (at: number) => {
      const element = ref.current;
      if (element === null) return;
      const margin = Math.min(ROW * 2, Math.max(0, (element.clientHeight - ROW) / 2));
      const lowest = (at + 1) * ROW - element.clientHeight + margin;
      const highest = at * ROW - margin;
      const top = Math.min(highest, Math.max(lowest, element.scrollTop));
      if (top !== element.scrollTop) element.scrollTop = Math.max(0, top);
      look();
    },
    [look],
  );

  const page = useCallback(
    () => Math.max(1, Math.floor((ref.current?.clientHeight ?? ROW) / ROW) - 1),
    [],
  );

  return { ref, window, onScroll: look, bringIntoView, page };
}

/**
 * Where to scroll so that the first line in sight that is still there stays where
 * it was; null where there is nothing to keep, as at the very top.
 */
export function anchored(
  before: readonly { readonly id: string }[],
  top: number,
  index: ReadonlyMap<string, number>,
): number | null {
  if (top <= 0) return null;
  const first = Math.floor(top / ROW);
  for (let at = first; at < Math.min(before.length, first + 200); at += 1) {
    const now = index.get(before[at]?.id ?? '');
    if (now !== undefined) return top + (now - at) * ROW;
  }
  return null;
}
