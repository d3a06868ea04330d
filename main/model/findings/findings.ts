import type { Deadlock } from '../snapshot.ts';
import { FINDING_KINDS, type Findable, type Finding, pidNode } from './finding.ts';
import { fullQueues, nearLimits } from './full.ts';
import { heldNamespaces } from './held.ts';
import { leaks } from './leaks.ts';
import { openToAll, sameKeys } from './shared.ts';

/**
 * What of a world deserves a look: by FINDING_KINDS, then by id. Each says what the
 * kernel tells and what that does not prove; where something that would decide was not
 * read, nothing is found. The same world gives the same findings.
 */
export function findings(world: Findable): Finding[] {
  const all = [
    ...world.deadlocks.map(deadlock),
    ...leaks(world),
    ...nearLimits(world),
    ...fullQueues(world),
    ...openToAll(world),
    ...sameKeys(world),
    ...heldNamespaces(world),
  ];
  return all.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const RANKS = new Map(FINDING_KINDS.map((kind, index) => [kind, index]));

function rank({ kind }: Finding): number {
  return RANKS.get(kind) ?? FINDING_KINDS.length;
}

/** A ring of waits of `model/waits`: each process is blocked, who would help is a guess. */
function deadlock({ ring }: Deadlock): Finding {
  return {
    id: `deadlock ${ring.map(({ process, object }) => `${process} ${object}`).join(' ')}`,
    kind: 'deadlock',
    severity: 'problem',
    nodes: [...new Set(ring.flatMap(({ process, object }) => [pidNode(process), object]))],
    evidence: ring.map(({ process, object }, index) => {
      const next = ring[(index + 1) % ring.length]?.process;
      return `pid ${process} waits for ${object}, which pid ${next} was the last to use`;
    }),
    notProven:
      'That it lasts: the kernel does not tell who holds a semaphore, and somebody else may end a wait',
  };
}
