/**
 * The one place where main and renderer meet: every channel, what goes over it,
 * and the bridge that the preload script lays out of them. The renderer imports
 * from the main side only what stands here.
 */
import type { Difference } from '../main/model/difference.ts';
import type { Snapshot } from '../main/model/snapshot.ts';

export { type Comparison, compare, usable } from '../main/model/access/comparison.ts';
export { reachedBy, reachOf } from '../main/model/access/reach.ts';
export type { Access, Decision } from '../main/model/access/rule.ts';
export {
  remedy as accessRemedy,
  sentence as accessSentence,
} from '../main/model/access/sentence.ts';
export * from '../main/model/difference.ts';
export {
  FINDING_KINDS,
  type Finding,
  type FindingKind,
} from '../main/model/findings/finding.ts';
export { findings } from '../main/model/findings/findings.ts';
export * from '../main/model/snapshot.ts';

/** What the collector is doing, for the status line. */
export type CollectorState =
  | { phase: 'starting' }
  | { phase: 'running'; pid: number; pollMs: number; restarts: number }
  /** It ended; another is started after `retryInMs`. */
  | { phase: 'lost'; reason: string; retryInMs: number }
  /** It cannot be started; nothing will change by itself. */
  | { phase: 'failed'; reason: string; remedy: string | null };

export type Theme = 'system' | 'light' | 'dark';

/** Where a window starts from: all that happened before it subscribed. */
export interface Session {
  theme: Theme;
  /** True while a picture is taken: no animation, no focus ring, settle at once. */
  still: boolean;
  collector: CollectorState;
  /** Null until the first poll is done. */
  current: { sequence: number; snapshot: Snapshot } | null;
}

/** What main tells the window after it subscribed, in order. */
export type Update =
  | { kind: 'snapshot'; sequence: number; snapshot: Snapshot }
  | { kind: 'difference'; sequence: number; difference: Difference }
  | { kind: 'collector'; collector: CollectorState };

/** Something that the page made, to be saved where the person says. */
export interface Export {
  /** A name without a folder; its ending tells the kind of file. */
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
}

/** What became of it; `reason` in words. */
export type Saved =
  | { kind: 'saved'; path: string }
  | { kind: 'cancelled' }
  | { kind: 'failed'; reason: string };

/** Asked by the window, answered by main. */
export interface Requests {
  'session/subscribe': () => Session;
  /** The graph and outline show this poll, settled. */
  'window/painted': (sequence: number) => void;
  'export/save': (file: Export) => Saved;
}

/** Sent by main, not answered. */
export interface Pushes {
  'session/update': Update;
}

/** `window.ipcscope`: all that the window may do. */
export interface Bridge {
  subscribe(listener: (update: Update) => void): Promise<Session>;
  painted(sequence: number): Promise<void>;
  /** Asks the person where to, and saves it there. */
  save(file: Export): Promise<Saved>;
}
