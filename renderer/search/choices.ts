import type { World } from '../../preload/contract.ts';
import { userName } from '../texts/labels.ts';
import { number } from '../texts/numbers.ts';
import { stateWords } from '../texts/states.ts';
import { nameOf } from '../texts/visible.ts';
import { containerKey, type Filters } from './filters.ts';

/** One choice of a filter. */
export interface Choice {
  readonly value: string;
  readonly words: string;
}

export interface Choices {
  readonly users: readonly Choice[];
  readonly states: readonly Choice[];
  readonly containers: readonly Choice[];
}

/** What there is to choose in a world, the most frequent first, and what is chosen already. */
export function choicesIn(world: World, filters: Filters): Choices {
  const users = new Tally();
  const states = new Tally();
  const containers = new Tally();
  for (const process of world.processes.values()) {
    const { uid, user, state, container } = process;
    users.add(String(uid), () => userName(uid, user));
    states.add(state, () => stateTitle(state));
    containers.add(containerKey(process), () =>
      container === null
        ? 'Outside of containers'
        : `${nameOf(container.name ?? container.id.slice(0, 12))} (${nameOf(container.engine)})`,
    );
  }
  for (const { uid } of world.objects.values()) users.mention(String(uid), () => `uid ${uid}`);
  const { uid, state, container } = filters;
  if (uid !== null) users.mention(String(uid), () => `uid ${uid}`);
  if (state !== null) states.mention(state, () => stateTitle(state));
  if (container !== null) {
    containers.mention(container, () => `${nameOf(container).slice(0, 30)}, not here now`);
  }
  return { users: users.choices(), states: states.choices(), containers: containers.choices() };
}

function stateTitle(letter: string): string {
  return `${letter}: ${stateWords(letter)}`;
}

class Tally {
  readonly #counts = new Map<string, { words: string; count: number }>();

  add(value: string, words: () => string): void {
    this.mention(value, words);
    const tally = this.#counts.get(value);
    if (tally) tally.count += 1;
  }

  /** It is there to be chosen, whether or not a process has it. */
  mention(value: string, words: () => string): void {
    if (!this.#counts.has(value)) this.#counts.set(value, { words: words(), count: 0 });
  }

  choices(): Choice[] {
    return [...this.#counts]
      .sort(([, a], [, b]) => b.count - a.count || (a.words < b.words ? -1 : 1))
      .map(([value, { words, count }]) => ({ value, words: `${words} · ${number(count)}` }));
  }
}
