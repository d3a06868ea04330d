import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Problem } from '../../../model/snapshot.ts';
import { asRoot } from '../../kernel/rights.ts';
import { ID } from './answer.ts';
import { bundlesOf, parseBundle } from './bundle.ts';
import type { Nameless } from './nameless.ts';

/** A bundle takes tens of kilobytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads the bundles of containers, each once: they do not change. */
export class BundleReader {
  readonly #begun = new WeakSet<Nameless>();
  readonly #refused = new WeakMap<Nameless, string>();
  readonly #bundlesOf: (id: string) => string[];

  constructor(places = bundlesOf) {
    this.#bundlesOf = places;
  }

  read(nameless: Nameless): void {
    // Ids become parts of paths: nothing else may.
    if (this.#begun.has(nameless) || !ID.test(nameless.id)) return;
    this.#begun.add(nameless);
    void this.#find(nameless);
  }

  problems(unnamed: readonly Nameless[]): Problem[] {
    const refused = unnamed.map((nameless) => this.#refused.get(nameless));
    const where = refused.find((path) => path !== undefined);
    if (where === undefined) return [];
    const count = refused.filter((path) => path !== undefined).length;
    const what = `Names of ${count} Kubernetes containers: permission denied`;
    return [{ what, where, remedy: asRoot() }];
  }

  async #find(nameless: Nameless): Promise<void> {
    for (const path of this.#bundlesOf(nameless.id)) {
      const text = await read(path);
      if (text === 'refused') this.#refused.set(nameless, path);
      const name = text === 'refused' || text === null ? null : parseBundle(text);
      if (name === null) continue;
      nameless.container = { engine: nameless.engine, id: nameless.id, name };
      return;
    }
  }
}

/** Null where there is no such file, or none that a bundle could be. */
async function read(path: string): Promise<string | 'refused' | null> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > MOST_BYTES) return null;
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'EACCES' || code === 'EPERM' ? 'refused' : null;
  }
}
