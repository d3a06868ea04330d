import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { BytesAnswer } from '../../../preload/contract.ts';
import { exactBytes } from '../../texts/sizes.ts';
import { CopyButton } from '../CopyButton.tsx';
import { fromBase64, hexRows, hexText } from './bytes.ts';
import styles from './Contents.module.css';

const ROW = 18;
/** As many as fit beside the offset where the inspector has its usual width. */
const WIDTH = 8;

interface Props {
  readonly answer: BytesAnswer;
  /** Of an offset. */
  readonly digits: number;
  /** The byte that is to be in sight. */
  readonly target: bigint;
}

/** One page in hex and as text; only the lines in sight are drawn. */
export function BytesPage({ answer, digits, target }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const start = BigInt(answer.offset);
  const rows = useMemo(
    () => hexRows(fromBase64(answer.data), BigInt(answer.offset), WIDTH, digits, answer.holes),
    [answer, digits],
  );
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const marked = Number(target - start);
  const markedRow = Math.floor(marked / WIDTH);
  useEffect(() => {
    if (markedRow > 0) lines.scrollToIndex(markedRow, { align: 'center' });
  }, [lines, markedRow]);
  const holes = answer.holes.reduce((sum, [from, to]) => sum + to - from, 0);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys do that */}
      <section ref={scroller} className={styles.scroller} aria-label="Bytes" tabIndex={0}>
        <div className={styles.sizer} style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map(({ index, start: top }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const look = row.hole ? `${styles.row} ${styles.hole}` : styles.row;
            const chosen = marked > 0 && index === markedRow;
            return (
              <div
                key={index}
                className={chosen ? `${look} ${styles.selected}` : look}
                style={{ height: ROW, transform: `translateY(${top}px)` }}
              >
                <span className={styles.offset}>{row.offset}</span>
                <span>{row.hex.padEnd(3 * WIDTH - 1)}</span>
                <span>{row.text}</span>
              </div>
            );
          })}
        </div>
      </section>
      <div className={styles.detailHead}>
        <span className={styles.told}>
          {holes > 0 &&
            `${exactBytes(holes)} of these were never written: they have no memory yet and read as zeros.`}
        </span>
        <CopyButton
          text={hexText(rows, WIDTH)}
          name="Bytes"
          explain="The page in hex, as hexdump(1) prints it."
        />
      </div>
    </>
  );
}
