import type { Problem } from '../../../model/snapshot.ts';
import { asRoot } from '../../kernel/rights.ts';
import { parseContainerList } from './answer.ts';
import type { Nameless } from './nameless.ts';
import { getFromSocket, NoAnswer } from './socket.ts';

/** Asks the API sockets of engines, each by itself, never two questions at a time. */
export class SocketAsker {
  readonly #states = new Map<string, State>();
  readonly #everyMs: number;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Asks those sockets that may know a container and have not answered since it is here. */
  ask(unnamed: readonly Nameless[]): void {
    const waiting = new Map<string, Nameless[]>();
    for (const nameless of unnamed) {
      for (const { path } of nameless.sockets) {
        if (nameless.answered.has(path)) continue;
        waiting.set(path, [...(waiting.get(path) ?? []), nameless]);
      }
    }
    const now = performance.now();
    for (const [path, who] of waiting) {
      const state = this.#states.get(path) ?? { busy: false, notBefore: 0, failures: 0, why: null };
      this.#states.set(path, state);
      if (state.busy || now < state.notBefore) continue;
      state.busy = true;
      void this.#question(path, state, who);
    }
  }

  problems(unnamed: readonly Nameless[]): Problem[] {
    const problems = new Map<string, Problem>();
    for (const { engine, sockets, answered, lookedAt } of unnamed) {
      for (const socket of sockets) {
        const why = this.#states.get(socket.path)?.why;
        if (!why || answered.has(socket.path)) continue;
        problems.set(socket.path, told(socket.engine, socket.path, why));
      }
      const expected = ENGINES[engine];
      if (expected === undefined || sockets.length > 0 || lookedAt < 0) continue;
      problems.set(engine, {
        what: `Names of ${expected.label} containers: its API socket is not there`,
        where: expected.usual,
        remedy: expected.start,
      });
    }
    return [...problems.values()];
  }

  async #question(path: string, state: State, who: readonly Nameless[]): Promise<void> {
    try {
      // All of them: one that is being started or removed has processes too.
      const names = parseContainerList(await getFromSocket(path, '/containers/json?all=1'));
      if (names === null) throw new NoAnswer('EPROTO', 'an answer that lists no containers');
      for (const nameless of who) {
        nameless.answered.add(path);
        const { engine, id } = nameless;
        const name = names.get(id);
        if (name !== undefined) nameless.container ??= { engine, id, name };
      }
      state.failures = 0;
      state.why = null;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      state.failures += 1;
      state.why = error;
    } finally {
      const patience =
        this.#everyMs * 2 ** Math.min(Math.max(state.failures - 1, 0), MOST_DOUBLINGS);
      state.notBefore = performance.now() + patience;
      state.busy = false;
    }
  }
}

interface State {
  busy: boolean;
  /** Of `performance.now()`. */
  notBefore: number;
  failures: number;
  why: NoAnswer | null;
}

/** A socket that keeps failing is asked ever less often: at last every 16th time. */
const MOST_DOUBLINGS = 4;

const ENGINES: Record<string, { label: string; usual: string; start: string }> = {
  docker: {
    label: 'Docker',
    usual: '/var/run/docker.sock',
    start: 'start it: systemctl start docker.socket',
  },
  podman: {
    label: 'Podman',
    usual: '/run/podman/podman.sock',
    start: 'start it: systemctl start podman.socket, for rootless containers with --user',
  },
};

function told(engine: string, where: string, { code, message }: NoAnswer): Problem {
  const label = ENGINES[engine]?.label ?? engine;
  if (code === 'EACCES' || code === 'EPERM') {
    const remedy = asRoot();
    return { what: `Names of ${label} containers: permission denied`, where, remedy };
  }
  const gone = code === 'ECONNREFUSED' || code === 'ENOENT';
  const what = `Names of ${label} containers: ${gone ? 'nobody listens there' : message}`;
  return { what, where, remedy: gone ? (ENGINES[engine]?.start ?? null) : null };
}
