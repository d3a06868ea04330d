import { create } from 'zustand';
import type { NodeId } from './selection.ts';

/** Who may ask for things to stay lit while the rest recedes. */
export type LightSource = 'search' | 'pins';

interface LitState {
  /** Null: nobody asks, and nothing recedes. */
  readonly lit: ReadonlySet<NodeId> | null;
}

export const useLit = create<LitState>(() => ({ lit: null }));

const sources = new Map<LightSource, ReadonlySet<NodeId>>();

/** Null: it asks for nothing any more. What several ask for is lit together. */
export function light(source: LightSource, ids: ReadonlySet<NodeId> | null): void {
  if (ids === null) sources.delete(source);
  else sources.set(source, ids);
  const all = [...sources.values()];
  const [only] = all;
  const lit = all.length < 2 ? (only ?? null) : new Set(all.flatMap((set) => [...set]));
  if (!same(useLit.getState().lit, lit)) useLit.setState({ lit });
}

function same(a: ReadonlySet<NodeId> | null, b: ReadonlySet<NodeId> | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && [...a].every((id) => b.has(id));
}
