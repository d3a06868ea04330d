import type { Hold as HoldFact } from '../../preload/contract.ts';
import { processNode } from '../state/selection.ts';
import { holdWords } from '../texts/holds.ts';
import { NodeLink } from './NodeLink.tsx';

/** One reason why a namespace without processes exists. */
export function Hold({ hold }: { hold: HoldFact }) {
  const { words } = holdWords(hold);
  return (
    <>
      {words} {'pid' in hold && <NodeLink node={processNode(hold.pid)} />}
      {hold.kind === 'child' && <NodeLink node={hold.id} />}
    </>
  );
}
