import type { Container } from '../../../model/snapshot.ts';
import type { EngineSocket } from './sockets.ts';

/** A container whose name the path of its cgroup does not tell. */
export interface Nameless {
  engine: string;
  id: string;
  /** Set when it is found, by whichever source is the first. */
  container: Container | null;
  /** Uids of the processes outside that started it: its engine's. */
  owners: Set<number>;
  /** The sockets that may know it, and when they were looked for. */
  sockets: EngineSocket[];
  lookedAt: number;
  /** The sockets that have answered since it was first seen. */
  answered: Set<string>;
}
