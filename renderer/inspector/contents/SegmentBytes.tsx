import { useState } from 'react';
import { type BytesAnswer, identityOf, type SharedMemory } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { processNode } from '../../state/selection.ts';
import { clock, date } from '../../texts/times.ts';
import { useLive } from '../live.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Section } from '../Section.tsx';
import { BytesPage } from './BytesPage.tsx';
import styles from './Contents.module.css';
import { GoTo } from './GoTo.tsx';
import { BYTES_PAGE } from './limits.ts';
import { digitsFor, pageOf } from './offset.ts';
import { Refused } from './Refused.tsx';
import { useAnswer } from './useAnswer.ts';

/** A segment's bytes, a page at a time, read when a person asks. */
export function SegmentBytes({ segment }: { segment: SharedMemory }) {
  const live = useLive();
  const [{ asking, answer, refusal }, ask] = useAnswer<BytesAnswer>();
  const [mayAttach, setMayAttach] = useState(false);
  /** What a person went to, so that it is shown first. */
  const [target, setTarget] = useState(0n);
  const last = pageOf(BigInt(segment.bytes) - 1n, BYTES_PAGE);
  const page = pageOf(target, BYTES_PAGE);
  const locked = !live || asking;

  function read(offset: bigint, attach = mayAttach): void {
    const main = bridge();
    if (main === null) return;
    setTarget(offset);
    const from = `${pageOf(offset, BYTES_PAGE)}`;
    void ask(() => main.bytes(identityOf(segment), from, BYTES_PAGE, attach));
  }

  const needsAttach = refusal?.why === 'attach';
  return (
    <Section title="What is in it">
      {answer === null && !needsAttach && (
        <p className={styles.about}>
          Its bytes can be read, a page at a time. Where a process has it attached that leaves no
          trace; otherwise you are asked first.
        </p>
      )}
      {needsAttach && (
        <div className={styles.notice}>
          <p>
            To read it IPC Scope must attach it for a moment, read-only. Others see that: nattch
            counts one more meanwhile, and its last attach, last detach and last operator are IPC
            Scope’s from then on.
          </p>
          <div className={styles.buttons}>
            <button
              type="button"
              className={styles.button}
              disabled={locked}
              onClick={() => {
                setMayAttach(true);
                read(target, true);
              }}
            >
              Attach and show
            </button>
          </div>
        </div>
      )}
      {!needsAttach && (
        <div className={styles.buttons}>
          <button
            type="button"
            className={styles.button}
            disabled={locked}
            onClick={() => read(target)}
          >
            {answer === null ? 'Show bytes' : 'Read again'}
          </button>
          {answer !== null && (
            <>
              <button
                type="button"
                className={styles.button}
                disabled={locked || page === 0n}
                onClick={() => read(page - BigInt(BYTES_PAGE))}
              >
                Previous page
              </button>
              <button
                type="button"
                className={styles.button}
                disabled={locked || page >= last}
                onClick={() => read(page + BigInt(BYTES_PAGE))}
              >
                Next page
              </button>
            </>
          )}
        </div>
      )}
      <Refused refusal={needsAttach ? null : refusal} />
      {answer !== null && (
        <>
          <GoTo size={segment.bytes} disabled={locked} onGo={read} />
          <BytesPage
            key={answer.offset}
            answer={answer}
            digits={digitsFor(segment.bytes)}
            target={target}
          />
          <p className={styles.told} role="status" title={date(answer.takenAt)}>
            Read at {clock(answer.takenAt)}
            {answer.way.by === 'process' ? (
              <>
                {' '}
                through <NodeLink node={processNode(answer.way.pid)} />, without attaching
              </>
            ) : (
              ' by attaching it for a moment'
            )}
          </p>
        </>
      )}
    </Section>
  );
}
