import type { Lens } from '../../../preload/contract.ts';
import type { Layout, LayoutInput } from './contract.ts';
import { layout } from './layout.ts';
import { type Memory, NOTHING } from './memory.ts';

/** One layout after the other, each with the memory of the last of its own lens. */
export class Layouts {
  readonly #memories = new Map<Lens, Memory>();
  /** No two blocks share a key, of whatever lens: what moves on screen is told by it. */
  #nextKey = 0;

  layout(input: LayoutInput): Layout {
    const memory = this.#memories.get(input.lens) ?? NOTHING;
    const made = layout(input, { ...memory, nextKey: this.#nextKey });
    this.#memories.set(input.lens, made.memory);
    this.#nextKey = made.memory.nextKey;
    return made.layout;
  }
}
