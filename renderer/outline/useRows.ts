import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Lens, World } from '../../preload/contract.ts';
import { roomNames } from '../lab/lesson.ts';
import { useLab } from '../lab/state.ts';
import { wholeOf } from '../state/whole.ts';
import { useOutline } from './expansion.ts';
import { departures, type Gone, indexOf, type Line, linesOf } from './lines.ts';
import type { Row } from './row.ts';
import { RowMaker } from './rows.ts';
import { MARKED_MS } from './useMarks.ts';

interface Rows {
  readonly rows: readonly Row[];
  readonly rowIndex: ReadonlyMap<string, number>;
  /** The rows and, for a moment, the places of those that left. */
  readonly lines: readonly Line[];
  readonly lineIndex: ReadonlyMap<string, number>;
}

/** Above this many at once, departures are not shown one by one. */
const MANY_GONE = 40;

export function useRows(world: World, lens: Lens, still: boolean): Rows {
  const expansion = useOutline((state) => state.expansion);
  const [maker] = useState(() => new RowMaker());
  const lab = useLab((state) => state.lab);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step gives other names
  const named = useMemo(() => new Set(roomNames().keys()), [lab]);
  const rows = useMemo(
    () => maker.rows(world, expansion, lens, named),
    [maker, world, expansion, lens, named],
  );
  const rowIndex = useMemo(() => indexOf(rows), [rows]);
  const gone = useGone(world, rows, rowIndex, still);
  const lines = useMemo(() => linesOf(rows, rowIndex, gone), [rows, rowIndex, gone]);
  const lineIndex = useMemo(
    () => (lines === rows ? rowIndex : indexOf(lines)),
    [lines, rows, rowIndex],
  );
  return { rows, rowIndex, lines, lineIndex };
}

const NONE: readonly Gone[] = [];

function useGone(
  world: World,
  rows: readonly Row[],
  index: ReadonlyMap<string, number>,
  still: boolean,
): readonly Gone[] {
  const [gone, setGone] = useState(NONE);
  const before = useRef(rows);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  // Before the browser paints, so that what is below a departure does not jump twice.
  useLayoutEffect(() => {
    // What a filter leaves out has not left.
    const left = departures(before.current, index, wholeOf(world));
    before.current = rows;
    if (still || left.length === 0 || left.length > MANY_GONE) return;
    setGone((old) => [...old, ...left]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setGone((old) => {
        const kept = old.filter((place) => !left.includes(place));
        return kept.length === 0 ? NONE : kept;
      });
    }, MARKED_MS);
    timers.current.add(timer);
  }, [world, rows, index, still]);

  useLayoutEffect(() => {
    const pending = timers.current;
    return () => {
      for (const timer of pending) clearTimeout(timer);
    };
  }, []);

  return gone;
}
