import type { Container, Problem, Process } from '../../../model/snapshot.ts';
import { BundleReader } from './bundleReader.ts';
import { nameFromMonitor } from './monitor.ts';
import type { Nameless } from './nameless.ts';
import { SocketAsker } from './socketAsker.ts';
import { type SocketPlaces, socketsFor, USUAL_SOCKETS } from './sockets.ts';

/** The engines that tell names, and what tells them. */
const SOURCES: Record<string, { sockets: readonly string[]; bundle: boolean }> = {
  docker: { sockets: ['docker'], bundle: false },
  podman: { sockets: ['podman'], bundle: false },
  oci: { sockets: ['docker', 'podman'], bundle: false },
  containerd: { sockets: [], bundle: true },
  'cri-o': { sockets: [], bundle: true },
  kubernetes: { sockets: [], bundle: true },
};

/** A socket is asked again after so long at the earliest, in milliseconds. */
const EVERY_MS = 5000;

/**
 * Names of containers, from what the engines say of them: the command line of
 * their monitor, their bundles, their API. Asks while nobody waits, and only for
 * ids that it has not seen; what it learns shows from the next call on. Podman's
 * service starts when its socket is asked: so only where its monitor said nothing.
 */
export class EngineNames {
  #known = new Map<string, Nameless>();
  readonly #sockets: SocketAsker;
  readonly #bundles: BundleReader;
  readonly #named = new WeakMap<Process, Process>();
  readonly #places: SocketPlaces;
  readonly #everyMs: number;

  constructor(
    options: {
      places?: SocketPlaces;
      bundlesOf?: (id: string) => string[];
      everyMs?: number;
    } = {},
  ) {
    this.#places = options.places ?? USUAL_SOCKETS;
    this.#everyMs = options.everyMs ?? EVERY_MS;
    this.#sockets = new SocketAsker(this.#everyMs);
    this.#bundles = new BundleReader(options.bundlesOf);
  }

  /** The processes, those in containers of known name with it; never waits. */
  named(processes: readonly Process[]): readonly Process[] {
    const known = this.#gather(processes);
    const unnamed = [...known.values()].filter(({ container }) => container === null);
    for (const nameless of unnamed) this.#ask(nameless);
    this.#sockets.ask(unnamed);
    this.#known = known;
    if (known.size === unnamed.length) return processes;
    return processes.map((process) => {
      if (process.container === null) return process;
      const container = known.get(keyOf(process.container))?.container;
      return container ? this.#with(process, container) : process;
    });
  }

  /** The same object at each poll, while neither of the two changes. */
  #with(process: Process, container: Container): Process {
    const before = this.#named.get(process);
    if (before?.container === container) return before;
    const named = { ...process, container };
    this.#named.set(process, named);
    return named;
  }

  /** What kept names from being known, for the containers seen last. */
  problems(): Problem[] {
    const unnamed = [...this.#known.values()].filter(({ container }) => container === null);
    return [...this.#sockets.problems(unnamed), ...this.#bundles.problems(unnamed)];
  }

  /** Those that run now; what was learned of others is forgotten. */
  #gather(processes: readonly Process[]): Map<string, Nameless> {
    const found = new Map<string, Nameless>();
    let byPid: Map<number, Process> | null = null;
    // By their places: where polls are slow this is not optimised, and `for … of` makes an object at each step.
    for (let at = 0; at < processes.length; at++) {
      const process = processes[at] as Process;
      const { container } = process;
      if (container === null || container.name !== null) continue;
      if (!Object.hasOwn(SOURCES, container.engine)) continue;
      const key = keyOf(container);
      const nameless = found.get(key) ?? this.#known.get(key) ?? fresh(container);
      found.set(key, nameless);
      if (nameless.container !== null) continue;
      byPid ??= new Map(processes.map((one) => [one.pid, one]));
      const parent = byPid.get(process.ppid);
      if (parent === undefined || keyOf(parent.container) === key) continue;
      nameless.owners.add(parent.uid);
      const name = nameFromMonitor(parent, container.id);
      if (name !== null) nameless.container = { ...container, name };
    }
    return found;
  }

  #ask(nameless: Nameless): void {
    const source = SOURCES[nameless.engine];
    if (source?.bundle) this.#bundles.read(nameless);
    const now = performance.now();
    if (now < nameless.lookedAt + this.#everyMs) return;
    nameless.lookedAt = now;
    const uids = nameless.owners.size > 0 ? [...nameless.owners] : [0];
    const sockets = uids.flatMap((uid) => socketsFor(this.#places, uid));
    nameless.sockets = sockets.filter(({ engine }) => source?.sockets.includes(engine));
  }
}

function fresh({ engine, id }: Container): Nameless {
  return {
    engine,
    id,
    container: null,
    owners: new Set(),
    sockets: [],
    lookedAt: Number.NEGATIVE_INFINITY,
    answered: new Set(),
  };
}

function keyOf(container: Container | null): string {
  return container === null ? '' : `${container.engine} ${container.id}`;
}
