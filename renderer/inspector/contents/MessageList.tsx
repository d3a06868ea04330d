import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CopiedMessage, MessageQueue, MessagesAnswer } from '../../../preload/contract.ts';
import { number } from '../../texts/numbers.ts';
import { fromBase64, hex, text } from './bytes.ts';
import styles from './Contents.module.css';
import type { Form } from './FormChoice.tsx';
import { MessageDetail } from './MessageDetail.tsx';
import { Refused } from './Refused.tsx';
import { usePages } from './usePages.ts';

const ROW = 22;

interface Props {
  readonly queue: MessageQueue;
  readonly first: MessagesAnswer;
  readonly form: Form;
}

/** Messages in the order of the queue; only those in sight are drawn. */
export function MessageList({ queue, first, form }: Props) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const { total, messageAt, want, refusal } = usePages(queue, first);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = shown.at(-1)?.index ?? 0;
  useEffect(() => want(from, to), [want, from, to]);
  const chosen = active === null ? undefined : messageAt(active);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, (active ?? -1) + step));
    setActive(next);
    rows.scrollToIndex(next);
  }

  return (
    <>
      <div className={styles.head} aria-hidden="true">
        <span className={styles.number}>No.</span>
        <span className={styles.type}>Type</span>
        <span className={styles.length}>Bytes</span>
        <span>Beginning</span>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="listbox"
        aria-label="Messages"
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        onKeyDown={onKeyDown}
      >
        <div className={styles.sizer} style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={index === active ? `${styles.row} ${styles.selected}` : styles.row}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
              onClick={() => setActive(index)}
            >
              <Cells index={index} message={messageAt(index)} form={form} />
            </div>
          ))}
        </div>
      </div>
      <Refused refusal={refusal} />
      {chosen && chosen.type !== null && (
        <MessageDetail key={chosen.index} queue={queue} message={chosen} form={form} />
      )}
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface CellsProps {
  readonly index: number;
  readonly message: CopiedMessage | undefined;
  readonly form: Form;
}

function Cells({ index, message, form }: CellsProps) {
  return (
    <>
      <span className={styles.number}>{number(index)}</span>
      {message === undefined && <span className={styles.hole}>…</span>}
      {message?.type === null && (
        <span className={styles.hole}>longer than the kernel copies now (msgmax)</span>
      )}
      {message && message.type !== null && (
        <>
          <span className={styles.type}>{message.type}</span>
          <span className={styles.length}>{number(message.bytes)}</span>
          <span className={styles.snippet}>{beginning(message, form)}</span>
        </>
      )}
    </>
  );
}

/** As much as a line can show. */
const SNIPPET = 80;

function beginning({ head }: CopiedMessage, form: Form): string {
  const bytes = fromBase64(head);
  return form === 'hex' ? hex(bytes.subarray(0, SNIPPET / 2)) : text(bytes.subarray(0, SNIPPET));
}
