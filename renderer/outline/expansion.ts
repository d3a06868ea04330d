import { create } from 'zustand';
import type { World } from '../../preload/contract.ts';
import { lensNow } from '../lens/state.ts';
import type { NodeId } from '../state/selection.ts';
import { revealing } from './reveal.ts';
import type { Expansion } from './rows.ts';

interface OutlineState {
  readonly expansion: Expansion;
  /** The row that the keyboard is on; null: the first. */
  readonly active: string | null;
}

export const useOutline = create<OutlineState>(() => ({ expansion: new Map(), active: null }));

export function setExpanded(ids: readonly string[], expanded: boolean): void {
  useOutline.setState(({ expansion }) => ({
    expansion: new Map([...expansion, ...ids.map((id) => [id, expanded] as const)]),
  }));
}

export function setActive(active: string | null): void {
  useOutline.setState({ active });
}

/** Opens what hides a node's row, and puts the keyboard on it. */
export function reveal(world: World, node: NodeId): void {
  useOutline.setState(({ expansion }) => ({
    expansion: revealing(expansion, world, node, lensNow()),
    active: node,
  }));
}
