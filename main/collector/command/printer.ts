import type { Process, Snapshot } from '../../model/snapshot.ts';

/**
 * The text of a snapshot. Of the processes, by far the most of it, those that did
 * not change since the last one are the same objects: their text is kept.
 */
export class Printer {
  #texts = new WeakMap<Process, string>();

  print(snapshot: Snapshot): string {
    const { processes, ...rest } = snapshot;
    const text = processes.map((process) => this.#textOf(process)).join();
    return `${JSON.stringify(rest).slice(0, -1)},"processes":[${text}]}`;
  }

  #textOf(process: Process): string {
    let text = this.#texts.get(process);
    if (text === undefined) {
      text = JSON.stringify(process);
      this.#texts.set(process, text);
    }
    return text;
  }
}
