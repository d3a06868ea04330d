import type { IpcObject, Process, Snapshot } from '../../model/snapshot.ts';

/**
 * The text of a snapshot. Processes and objects, by far the most of it, are the same
 * objects where they did not change since the last one: their text is kept.
 */
export class Printer {
  #texts = new WeakMap<Process | IpcObject, string>();

  print(snapshot: Snapshot): string {
    const { processes, objects, ...rest } = snapshot;
    const begin = JSON.stringify(rest).slice(0, -1);
    return `${begin},"objects":[${this.#list(objects)}],"processes":[${this.#list(processes)}]}`;
  }

  #list(items: readonly (Process | IpcObject)[]): string {
    return items.map((item) => this.#textOf(item)).join();
  }

  #textOf(item: Process | IpcObject): string {
    let text = this.#texts.get(item);
    if (text === undefined) {
      text = JSON.stringify(item);
      this.#texts.set(item, text);
    }
    return text;
  }
}
