import { useState } from 'react';
import type { Refusal } from '../../../preload/contract.ts';
import { remedyWords } from '../../texts/collector.ts';
import { visible } from '../../texts/visible.ts';

/** Does something that is asked of the person first; what came of it, in words. */
export function useAction(): {
  readonly busy: boolean;
  readonly outcome: string | null;
  readonly failed: boolean;
  readonly act: <Answer extends { ok: true }>(
    doing: () => Promise<Answer | Refusal>,
    words: (answer: Answer) => string,
  ) => Promise<void>;
} {
  const [state, setState] = useState({
    busy: false,
    outcome: null as string | null,
    failed: false,
  });
  return {
    ...state,
    async act(doing, words) {
      setState({ busy: true, outcome: null, failed: false });
      const answer = await doing().catch(
        (error: unknown): Refusal => ({
          ok: false,
          why: 'failed',
          reason: `${error}`,
          remedy: null,
        }),
      );
      const outcome = answer.ok ? words(answer) : refusalWords(answer);
      setState({ busy: false, outcome, failed: !answer.ok && answer.why !== 'cancelled' });
    },
  };
}

function refusalWords({ reason, remedy }: Refusal): string {
  const why = `${visible(reason)}.`;
  return remedy === null ? why : `${why} ${remedyWords(remedy)}.`;
}
