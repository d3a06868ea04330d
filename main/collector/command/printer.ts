import type { IpcObject, Process, Snapshot } from '../../model/snapshot.ts';

type Item = Process | IpcObject;

/**
 * The text of a snapshot. Processes and objects, by far the most of it, are the same
 * objects where they did not change since the last one, and what follows from all of them
 * the same list: their text is kept.
 */
export class Printer {
  readonly #objects = new ListText();
  readonly #processes = new ListText();
  /** By the list. */
  readonly #texts = new WeakMap<object, string>();

  /**
   * In parts, which follow each other: most of them are the ones of the last time, those
   * that change least stand first.
   */
  print(snapshot: Snapshot): string[] {
    const { version, processes, objects, ...rest } = snapshot;
    const lists: string[] = [];
    const others: string[] = [];
    for (const [name, value] of Object.entries(rest)) {
      if (value === undefined) continue;
      if (Array.isArray(value)) lists.push(`"${name}":`, this.#textOf(value), ',');
      else others.push(`,"${name}":`, JSON.stringify(value));
    }
    return [
      `{"version":${version},`,
      ...lists,
      '"objects":[',
      ...this.#objects.of(objects),
      '],"processes":[',
      ...this.#processes.of(processes),
      ']',
      ...others,
      '}',
    ];
  }

  #textOf(value: readonly unknown[]): string {
    let text = this.#texts.get(value);
    if (text === undefined) {
      text = JSON.stringify(value);
      this.#texts.set(value, text);
    }
    return text;
  }
}

/** So many neighbours are kept as one text: to find that they are the same is to compare them. */
const NEIGHBOURS = 32;

/** The text of a list, in parts, of which most is the same as the last time, and in the same places. */
class ListText {
  #items: readonly Item[] = [];
  #parts: string[] = [];
  readonly #texts = new WeakMap<Item, string>();

  of(items: readonly Item[]): readonly string[] {
    if (items === this.#items) return this.#parts;
    const parts: string[] = [];
    for (let from = 0; from < items.length; from += NEIGHBOURS) {
      const known = this.#parts[parts.length];
      parts.push(known !== undefined && this.#same(items, from) ? known : this.#made(items, from));
    }
    this.#items = items;
    this.#parts = parts;
    return parts;
  }

  #same(items: readonly Item[], from: number): boolean {
    for (let at = from; at < from + NEIGHBOURS; at++) {
      if (items[at] !== this.#items[at]) return false;
    }
    return true;
  }

  #made(items: readonly Item[], from: number): string {
    const texts = items.slice(from, from + NEIGHBOURS).map((item) => this.#textOf(item));
    return `${from === 0 ? '' : ','}${texts.join()}`;
  }

  #textOf(item: Item): string {
    let text = this.#texts.get(item);
    if (text === undefined) {
      text = JSON.stringify(item);
      this.#texts.set(item, text);
    }
    return text;
  }
}
