import type { World } from '../../preload/contract.ts';
import type { NodeId } from '../state/selection.ts';
import { type Entry, type EntryKind, entriesOf } from './entry.ts';
import { score } from './match.ts';
import { parseQuery } from './query.ts';

/** What a search finds, the best of each kind first, the kind of the best first. */
export interface Found {
  readonly groups: readonly Group[];
  readonly ids: ReadonlySet<NodeId>;
  /** What can never match as it was written, in words. */
  readonly complaint: string | null;
}

export interface Group {
  readonly kind: EntryKind;
  /** The best ones. */
  readonly ids: readonly NodeId[];
  /** Of how many. */
  readonly size: number;
}

/** More than this many of a kind are counted instead of listed. */
const LISTED = 8;

const KINDS: readonly EntryKind[] = ['namespace', 'msg', 'mqueue', 'sem', 'shm', 'process'];

interface Hit {
  readonly entry: Entry;
  readonly score: number;
}

/** Null where nothing is asked for. */
export function findAll(world: World, text: string): Found | null {
  const query = parseQuery(text);
  if (query.tokens.length === 0) return null;
  const hits = new Map<EntryKind, Hit[]>(KINDS.map((kind) => [kind, []]));
  const ids = new Set<NodeId>();
  for (const entry of entriesOf(world)) {
    const fit = score(entry, query);
    if (fit === 0) continue;
    ids.add(entry.id);
    hits.get(entry.kind)?.push({ entry, score: fit });
  }
  const groups = KINDS.flatMap((kind) => {
    const same = (hits.get(kind) ?? []).sort(byFit);
    const best = same[0]?.score ?? 0;
    const listed = same.slice(0, LISTED).map(({ entry }) => entry.id);
    return same.length === 0 ? [] : [{ kind, ids: listed, size: same.length, best }];
  });
  groups.sort((a, b) => b.best - a.best);
  return {
    groups: groups.map(({ kind, ids: listed, size }) => ({ kind, ids: listed, size })),
    ids,
    complaint: query.complaint,
  };
}

/** The best first; of equals in the order of their ids, numbers by size. */
function byFit(a: Hit, b: Hit): number {
  return b.score - a.score || ORDER.compare(a.entry.id, b.entry.id);
}

const ORDER = new Intl.Collator('en', { numeric: true });
