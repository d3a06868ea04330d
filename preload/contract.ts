/**
 * The one place where main and renderer meet: every channel, what goes over it,
 * and the bridge that the preload script lays out of them. The renderer imports
 * from the main side only what stands here.
 */
import type { Difference } from '../main/model/difference.ts';
import type { EventsState, LiveEvent } from '../main/model/events/event.ts';
import type { LabCard, LabMove, LabState } from '../main/model/lab/lab.ts';
import type { Answers, Refusal } from '../main/model/requests/answer.ts';
import type { Identity, QueueIdentity, SysvIdentity } from '../main/model/requests/identity.ts';
import type { EndSignal } from '../main/model/requests/question.ts';
import type { NamespaceType, Snapshot } from '../main/model/snapshot.ts';

export { type Comparison, compare, usable } from '../main/model/access/comparison.ts';
export { alikeKey, credentialKey, reachedBy, reachOf } from '../main/model/access/reach.ts';
export type { Access, Decision } from '../main/model/access/rule.ts';
export {
  remedy as accessRemedy,
  sentence as accessSentence,
} from '../main/model/access/sentence.ts';
export * from '../main/model/difference.ts';
export type { Call, EventsState, LiveEvent, Unavailable } from '../main/model/events/event.ts';
export {
  FINDING_KINDS,
  type Finding,
  type FindingKind,
} from '../main/model/findings/finding.ts';
export { findings } from '../main/model/findings/findings.ts';
export * from '../main/model/lab/lab.ts';
export { number, plural } from '../main/model/numbers.ts';
export * from '../main/model/requests/answer.ts';
export * from '../main/model/requests/identity.ts';
export * from '../main/model/requests/question.ts';
export * from '../main/model/snapshot.ts';

/** What the collector is doing, for the status line. */
export type CollectorState =
  | { phase: 'starting' }
  | { phase: 'running'; pid: number; pollMs: number; restarts: number }
  /** It ended; another is started after `retryInMs`. */
  | { phase: 'lost'; reason: string; retryInMs: number }
  /** It cannot be started; nothing will change by itself. */
  | { phase: 'failed'; reason: string; remedy: string | null };

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
/** `contrast`: light or dark as the desktop is, and nothing faint. */
export type Theme = (typeof THEMES)[number];

/** What the picture and the outline are grouped by: a type of namespace, or containers. */
export const LENSES = [
  'ipc',
  'pid',
  'user',
  'net',
  'mnt',
  'uts',
  'cgroup',
  'time',
  'container',
] as const satisfies readonly (NamespaceType | 'container')[];
export type Lens = (typeof LENSES)[number];

/** Whether live events are told; `asked`: they are wished for, and nobody has answered yet. */
export type LiveState = EventsState | { state: 'asked' };

/** What happened since the window was told last, in order. */
export interface Happened {
  readonly events: readonly LiveEvent[];
  /**
   * About how many calls are not among them: the kernel dropped them, or they were more
   * than a window takes at once.
   */
  readonly missed: number;
}

/** Where a window starts from: all that happened before it subscribed. */
export interface Session {
  theme: Theme;
  /** Missing: as it was left. */
  lens?: Lens;
  /** True while a picture is taken: no animation, no focus ring, settle at once. */
  still: boolean;
  collector: CollectorState;
  /** Missing: no scenario is on. */
  lab?: LabState;
  /** Missing: off. */
  events?: LiveState;
  /** Null until the first poll is done. */
  current: { sequence: number; snapshot: Snapshot } | null;
}

/** What main tells the window after it subscribed, in order. */
export type Update =
  | { kind: 'snapshot'; sequence: number; snapshot: Snapshot }
  | { kind: 'difference'; sequence: number; difference: Difference }
  | { kind: 'collector'; collector: CollectorState }
  | { kind: 'lab'; lab: LabState }
  | { kind: 'events-state'; events: LiveState }
  | ({ kind: 'events' } & Happened);

/**
 * A value as JSON. On its way to the page everything else is copied twice, value by value,
 * for the process and for the page's own world; a string is not.
 */
export type Text<Value> = string & { readonly of?: Value };

export function textOf<Value>(value: Value): Text<Value> {
  return JSON.stringify(value);
}

export function readText<Value>(text: Text<Value>): Value {
  return JSON.parse(text) as Value;
}

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
  'session/subscribe': () => Text<Session>;
  /** The graph and outline show this poll, settled. Told while a picture is taken. */
  'window/painted': (sequence: number) => void;
  /** `most`: bytes of each message that are wanted. */
  'object/messages': (
    object: SysvIdentity,
    from: number,
    count: number,
    most: number,
  ) => Answer<'messages'>;
  'segment/bytes': (
    object: SysvIdentity,
    offset: string,
    length: number,
    attach: boolean,
  ) => Answer<'bytes'>;
  'queue/attributes': (object: QueueIdentity) => Answer<'queue-attributes'>;
  /** Main asks the person first, and names what goes and who uses it. */
  'object/remove': (object: Identity) => Answer<'remove'>;
  /** The same. */
  'process/end': (pid: number, startTime: number, signal: EndSignal) => Answer<'end-process'>;
  /** Tell live events from now on, or no more; the answer comes as an update. */
  'events/set': (on: boolean) => void;
  'export/save': (file: Export) => Saved;
  /** Fills the screen, or no longer; answers whether it did before. */
  'window/fill-screen': (full: boolean) => boolean;
  'lab/list': () => LabCard[];
  /** Plays a scenario; what follows from this and the next two comes as updates. */
  'lab/start': (id: string) => void;
  'lab/move': (move: LabMove) => void;
  'lab/leave': () => void;
}

type Answer<Kind extends keyof Answers> = Answers[Kind] | Refusal;

/** Sent by main, not answered. */
export interface Pushes {
  'session/update': Text<Update>;
}

type Asking<Channel extends keyof Requests> = (
  ...args: Parameters<Requests[Channel]>
) => Promise<ReturnType<Requests[Channel]>>;

/** `window.ipcscope`: all that the window may do. */
export interface Bridge {
  subscribe(listener: (update: Text<Update>) => void): Promise<Text<Session>>;
  painted(sequence: number): Promise<void>;
  messages: Asking<'object/messages'>;
  bytes: Asking<'segment/bytes'>;
  queueAttributes: Asking<'queue/attributes'>;
  remove: Asking<'object/remove'>;
  endProcess: Asking<'process/end'>;
  setEvents(on: boolean): Promise<void>;
  /** Asks the person where to, and saves it there. */
  save(file: Export): Promise<Saved>;
  /** For a presentation; answers whether the window filled the screen before. */
  fillScreen(full: boolean): Promise<boolean>;
  lab: {
    list(): Promise<LabCard[]>;
    start(id: string): Promise<void>;
    move(move: LabMove): Promise<void>;
    leave(): Promise<void>;
  };
}
