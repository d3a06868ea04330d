import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../../preload/contract.ts';

/** What became of the last question. */
export interface Asked<Answer> {
  /** One is under way. */
  readonly asking: boolean;
  /** The last answer that was no refusal. */
  readonly answer: Answer | null;
  readonly refusal: Refusal | null;
}

/** Asks, and keeps the answer to what was asked last; earlier ones come too late. */
export function useAnswer<Answer extends { ok: true }>(): [
  Asked<Answer>,
  (question: () => Promise<Answer | Refusal>) => Promise<Answer | null>,
] {
  const [asked, setAsked] = useState<Asked<Answer>>({
    asking: false,
    answer: null,
    refusal: null,
  });
  const latest = useRef(0);
  // An answer that comes after the view has gone is nobody's.
  useEffect(
    () => () => {
      latest.current = -1;
    },
    [],
  );
  const ask = useCallback(async (question: () => Promise<Answer | Refusal>) => {
    latest.current += 1;
    const mine = latest.current;
    setAsked((before) => ({ ...before, asking: true }));
    const got = await question().catch(failure);
    if (mine !== latest.current) return null;
    if (got.ok) {
      setAsked({ asking: false, answer: got, refusal: null });
      return got;
    }
    setAsked((before) => ({ ...before, asking: false, refusal: got }));
    return null;
  }, []);
  return [asked, ask];
}

function failure(error: unknown): Refusal {
  return { ok: false, why: 'failed', reason: `${error}`, remedy: null };
}
