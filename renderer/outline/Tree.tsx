import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { World } from '../../preload/contract.ts';
import { useLens } from '../lens/state.ts';
import { compareWith, hover, select, useStore } from '../state/store.ts';
import { wholeOf } from '../state/whole.ts';
import { reveal, setActive, setExpanded, useOutline } from './expansion.ts';
import { GoneRow } from './GoneRow.tsx';
import { deedOf, typedAhead } from './keyboard.ts';
import type { Line } from './lines.ts';
import { OutlineRow, rowDomId } from './OutlineRow.tsx';
import type { Row } from './row.ts';
import styles from './Tree.module.css';
import { useLitRows } from './useLitRows.ts';
import { useArrivals } from './useMarks.ts';
import { useRows } from './useRows.ts';
import { ROW, useScroller, type Window } from './useScroller.ts';

/** Typing on within this time adds to what was typed. */
const TYPING_MS = 600;

export function Tree({ world }: { world: World }) {
  const still = useStore((state) => state.still);
  const selected = useStore((state) => state.selected);
  const lens = useLens((state) => state.lens);
  const wanted = useOutline((state) => state.active);
  const { rows, rowIndex, lines, lineIndex } = useRows(world, lens, still);
  const { ref, window, onScroll, bringIntoView, page } = useScroller(lines, lineIndex);
  const arrived = useArrivals(wholeOf(world), still);
  const lit = useLitRows(wholeOf(world), lens);
  const active = useActive(wanted, rows, rowIndex);
  const typing = useRef({ text: '', until: 0 });

  // A selection made elsewhere opens what hides its row and brings the row into sight:
  // at once where the row is there, else with the rows that opening makes. So does
  // another lens, which has other rows around it.
  const pending = useRef<string | null>(null);
  const chosenHere = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lens hides it elsewhere
  useEffect(() => {
    const now = useStore.getState().world;
    const elsewhere = chosenHere.current !== selected;
    chosenHere.current = null;
    if (selected === null || now === null || !elsewhere) return;
    pending.current = selected;
    reveal(now, selected);
  }, [selected, lens]);
  useEffect(() => {
    const at = lineIndex.get(pending.current ?? '');
    if (at === undefined) return;
    pending.current = null;
    bringIntoView(at);
  });

  /** What a click or Enter does: a group opens, everything else is selected. */
  const choose = useCallback((row: Row) => {
    setActive(row.id);
    if (row.kind === 'group') setExpanded([row.id], row.expanded === false);
    else {
      chosenHere.current = row.id;
      select(row.id);
    }
  }, []);

  function goTo(id: string): void {
    setActive(id);
    const at = lineIndex.get(id);
    if (at !== undefined) bringIntoView(at);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = rowIndex.get(active ?? '') ?? 0;
    const isTyping = event.timeStamp < typing.current.until && typing.current.text !== '';
    if (event.key === ' ' && event.shiftKey) {
      event.preventDefault();
      if (rows[at]?.kind === 'process') compareWith(rows[at].id);
      return;
    }
    const deed = event.key === ' ' && isTyping ? null : deedOf(event.key, rows, at, page());
    if (deed !== null) {
      event.preventDefault();
      if (deed.do === 'move') goTo(deed.to);
      else if (deed.do === 'choose') {
        const row = rows[at];
        if (row !== undefined) choose(row);
      } else setExpanded(deed.ids, deed.do === 'expand');
    } else if (event.key.length === 1 && (isTyping || !isCommand(event.key))) {
      event.preventDefault();
      const text = isTyping ? typing.current.text + event.key : event.key;
      typing.current = { text, until: event.timeStamp + TYPING_MS };
      const found = typedAhead(rows, text.length === 1 ? at + 1 : at, text);
      if (found !== null) goTo(found);
    }
  }

  const shown = useShown(lines, window, lineIndex.get(active ?? ''));
  return (
    <div
      ref={ref}
      className={styles.tree}
      role="tree"
      aria-label="Namespaces and IPC objects"
      // Two processes can be selected, to compare them.
      aria-multiselectable="true"
      // The rows come and go as one scrolls; the focus stays here and points at one.
      aria-activedescendant={active === null ? undefined : rowDomId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      onPointerLeave={() => hover(null)}
    >
      <div role="none" className={styles.sheet} style={{ height: lines.length * ROW }}>
        {shown.map((at) => {
          const line = lines[at];
          if (line === undefined) return null;
          if (line.kind === 'gone') return <GoneRow key={line.id} row={line.row} at={at} />;
          return (
            <OutlineRow
              key={line.id}
              row={line}
              at={at}
              inSight={at >= window.first && at < window.end}
              active={line.id === active}
              arrived={arrived.has(line.id)}
              receded={lit !== null && !lit.has(line.id)}
              onChoose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Keys that no name is looked for by: they find and explain, here as everywhere. */
function isCommand(key: string): boolean {
  return key === '/' || key === '?' || key === 'P';
}

/** The row that the keyboard is on; where it has left, the one that took its place. */
function useActive(
  wanted: string | null,
  rows: readonly Row[],
  index: ReadonlyMap<string, number>,
): string | null {
  const last = useRef(0);
  const at = index.get(wanted ?? '');
  useEffect(() => {
    if (at !== undefined) last.current = at;
    else if (wanted !== null) setActive(rows[Math.min(last.current, rows.length - 1)]?.id ?? null);
  }, [at, wanted, rows]);
  return at === undefined ? (rows[0]?.id ?? null) : wanted;
}

/**
 * Indices of the lines that are in the document: those in sight, the active one, and
 * every namespace that has a row, so that assistive technology and tests find each.
 */
function useShown(
  lines: readonly Line[],
  { first, end }: Window,
  active: number | undefined,
): readonly number[] {
  const namespaces = useMemo(
    () => lines.flatMap(({ kind }, index) => (kind === 'namespace' ? [index] : [])),
    [lines],
  );
  return useMemo(() => {
    const inSight = (index: number) => index >= first && index < end;
    const shown = namespaces.filter((index) => !inSight(index));
    for (let index = first; index < Math.min(end, lines.length); index += 1) shown.push(index);
    if (active !== undefined && !inSight(active) && lines[active]?.kind !== 'namespace') {
      shown.push(active);
    }
    return shown.sort((a, b) => a - b);
  }, [namespaces, lines, first, end, active]);
}
