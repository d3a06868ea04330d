import type { Finding, FindingKind, World } from '../../../preload/contract.ts';
import { findingsOf } from '../../findings/findingsOf.ts';
import type { NodeId } from '../../state/selection.ts';

/** What is worth seeing from afar, the weightiest first: a node has one mark at most. */
export const MARKS = ['deadlock', 'leaked', 'near-limit', 'held', 'unread'] as const;
export type Mark = (typeof MARKS)[number];

/** Findings that mark only what they are about first have a look of their own in the picture. */
const OF: Readonly<Partial<Record<FindingKind, Mark>>> = {
  deadlock: 'deadlock',
  'leaked-segment': 'leaked',
  'leaked-queue': 'leaked',
  'near-limit': 'near-limit',
  'full-queue': 'near-limit',
  'held-namespace': 'held',
};

const known = new WeakMap<readonly Finding[], ReadonlyMap<NodeId, Mark>>();

/** The marks of a world, by node: its findings, and what could not be read. */
export function marksOf(world: World): ReadonlyMap<NodeId, Mark> {
  // What could not be read stands in what findings are made from too.
  const found = findingsOf(world);
  let marks = known.get(found);
  if (!marks) {
    marks = marked(world, found);
    known.set(found, marks);
  }
  return marks;
}

function marked(world: World, found: readonly Finding[]): ReadonlyMap<NodeId, Mark> {
  const marks = new Map<NodeId, Mark>();
  const add = (node: NodeId | undefined, mark: Mark) => {
    if (node === undefined) return;
    const before = marks.get(node);
    if (before === undefined || MARKS.indexOf(mark) < MARKS.indexOf(before)) marks.set(node, mark);
  };
  for (const { kind, nodes } of found) {
    const mark = OF[kind];
    if (mark === undefined) continue;
    // A ring is all of its members; of the others the first is what is marked.
    for (const node of mark === 'deadlock' ? nodes : nodes.slice(0, 1)) add(node, mark);
  }
  for (const { id, type, readable } of world.namespaces.values()) {
    if (type === 'ipc' && !readable) add(id, 'unread');
  }
  for (const { id, unknown } of world.objects.values()) if (unknown?.length) add(id, 'unread');
  return marks;
}
