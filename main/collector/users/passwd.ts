import { readFileSync, statSync } from 'node:fs';

/**
 * Names of users from passwd(5) text. Lines that are not of its form are passed
 * over; where a uid has several names the first counts, as in getpwuid(3).
 */
export function parsePasswd(text: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name, , uid] = line.split(':');
    if (!name || !uid || !/^\d+$/.test(uid)) continue;
    if (!names.has(Number(uid))) names.set(Number(uid), name);
  }
  return names;
}

/** The host's users, read again when the file has changed. */
export class Users {
  #names = new Map<number, string>();
  #modified = -1;
  readonly #path: string;

  constructor(path = '/etc/passwd') {
    this.#path = path;
  }

  /** Looks for a change; to be called once a poll. Returns whether there was one. */
  refresh(): boolean {
    try {
      const modified = statSync(this.#path).mtimeMs;
      if (modified === this.#modified) return false;
      this.#names = parsePasswd(readFileSync(this.#path, 'utf8'));
      this.#modified = modified;
      return true;
    } catch {
      // Without the file nobody has a name; uids are shown as numbers.
      return false;
    }
  }

  nameOf(uid: number): string | null {
    return this.#names.get(uid) ?? null;
  }
}
