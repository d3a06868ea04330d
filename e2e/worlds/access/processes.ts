import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Calls } from './party.mjs';

const PARTY = fileURLToPath(new URL('party.mjs', import.meta.url));
/** Says that it is there, waits to be told to go on, and becomes what follows. */
const GATE = ['sh', '-c', 'echo here; read go; exec "$@"', 'sh'];
/** Stays until its standard input ends. */
const HOLD = ['sh', '-c', 'read end'];

/** `uid_map` and `gid_map` of a new user namespace. */
export interface IdMap {
  lines: readonly (readonly [inside: number, outside: number, count: number])[];
  /** Commands that lead into its parent, from where alone it can be written. */
  from?: readonly string[];
}
const WRITE = ['sh', '-c', 'echo "$1" > /proc/$0/uid_map && echo "$1" > /proc/$0/gid_map'];

/**
 * A process started through commands such as `unshare --ipc`, which have to become
 * it, not to start it. It ends with its standard input, so with whoever started it;
 * what it made is in IPC namespaces that end with their last process.
 */
export class Held {
  readonly pid: number;
  protected readonly child: ChildProcessWithoutNullStreams;
  protected readonly lines: AsyncIterator<string>;
  #errors = '';

  /** @param map - written once it is in its new user namespace; null: there is none. */
  static async start(through: readonly string[], map: IdMap | null = null): Promise<Held> {
    const held = new Held(through, HOLD);
    await held.begin(map);
    return held;
  }

  protected constructor(through: readonly string[], become: readonly string[]) {
    const [command = '', ...args] = [...through, ...GATE, ...become];
    this.child = spawn(command, args, { env: { PATH: process.env.PATH ?? '/usr/bin:/bin' } });
    this.child.on('error', (error) => {
      this.#errors += error.message;
    });
    this.child.stdin.on('error', () => {});
    this.child.stderr.on('data', (chunk) => {
      this.#errors += chunk;
    });
    this.pid = this.child.pid ?? 0;
    this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  protected async begin(map: IdMap | null): Promise<void> {
    await this.nextLine();
    if (map !== null) {
      const text = map.lines.map((line) => line.join(' ')).join('\n');
      const [command = '', ...args] = [...(map.from ?? []), ...WRITE, `${this.pid}`, text];
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    }
    this.child.stdin.write('go\n');
  }

  protected async nextLine(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (!done) return value;
    throw new Error(`${this.child.spawnargs.join(' ')} ended: ${this.#errors.trim()}`);
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** A process that makes objects, or tries what it may do with them: `party.mjs`. */
export class Party extends Held {
  static override async start(
    through: readonly string[] = [],
    map: IdMap | null = null,
  ): Promise<Party> {
    const party = new Party(through, [process.execPath, PARTY]);
    await party.begin(map);
    return party;
  }

  /** Makes a call; one after the other. */
  async do<Name extends keyof Calls>(
    call: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>> {
    this.child.stdin.write(`${JSON.stringify({ call, args })}\n`);
    const answer = JSON.parse(await this.nextLine());
    if (answer.failure !== undefined) throw new Error(`${call}: ${answer.failure}`);
    return answer.result;
  }
}
