import type { Identity, QueueIdentity, SysvIdentity } from './identity.ts';

/** Bytes of a segment that are given at once, at most. */
export const MOST_BYTES = 64 * 1024;
/** Messages that are copied at once, at most. */
export const MOST_MESSAGES = 500;
/** Bytes of all messages of an answer together, at most. */
export const MOST_TEXT = 1024 * 1024;

/** What is asked of the collector beside its snapshots: on request only, never polled. */
export type Question =
  | MessagesQuestion
  | BytesQuestion
  | AttributesQuestion
  | RemoveQuestion
  | EndQuestion;

/** Copies of the messages of a System V queue; none is taken. */
export interface MessagesQuestion {
  kind: 'messages';
  object: SysvIdentity;
  /** Index of the first, from 0. */
  from: number;
  count: number;
  /** Bytes of each message that are wanted; `count` of them are at most `MOST_TEXT`. */
  most: number;
}

/** A part of a segment. */
export interface BytesQuestion {
  kind: 'bytes';
  object: SysvIdentity;
  /** Decimal digits, from 0 to 2^63 - 1. */
  offset: string;
  length: number;
  /** Whether it may be attached where there is no other way: others see that. */
  attach: boolean;
}

/** Depth and limits of a POSIX queue, mq_getattr(3). */
export interface AttributesQuestion {
  kind: 'queue-attributes';
  object: QueueIdentity;
}

/** Removes an object, with the rights that the collector has. */
export interface RemoveQuestion {
  kind: 'remove';
  object: Identity;
}

/** Sends a signal to a process, with the rights that the collector has. */
export interface EndQuestion {
  kind: 'end-process';
  pid: number;
  /** As the snapshot tells it: another process with its pid started later. */
  startTime: number;
  signal: EndSignal;
}

export type EndSignal = 'SIGTERM' | 'SIGKILL';

export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;
