import type { Layout, LayoutInput } from './contract.ts';
import { layout } from './layout.ts';
import { type Memory, NOTHING } from './memory.ts';

/** One layout after the other, each with the memory of the last of its own lens and size of type. */
export class Layouts {
  readonly #memories = new Map<string, Memory>();
  /** No two blocks share a key, of whatever lens: what moves on screen is told by it. */
  #nextKey = 0;

  layout(input: LayoutInput): Layout {
    const kind = `${input.lens} ${input.type}`;
    const memory = this.#memories.get(kind) ?? NOTHING;
    const made = layout(input, { ...memory, nextKey: this.#nextKey });
    this.#memories.set(kind, made.memory);
    this.#nextKey = made.memory.nextKey;
    return made.layout;
  }
}
