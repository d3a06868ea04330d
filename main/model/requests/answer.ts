/** What a question was answered with, by its kind. */
export interface Answers {
  messages: MessagesAnswer;
  bytes: BytesAnswer;
  'queue-attributes': AttributesAnswer;
  remove: RemoveAnswer;
  'end-process': EndAnswer;
}

export type Answer = Answers[keyof Answers] | Refusal;

/** Why there is no answer, in words without a full stop. */
export interface Refusal {
  ok: false;
  why: /** It is not there any more. */
    | 'gone'
    /** Another has its number since, or it was changed. */
    | 'replaced'
    /** The right to it is missing. */
    | 'refused'
    /** It would have to be attached, which was not allowed. */
    | 'attach'
    /** Whoever was asked to confirm did not. */
    | 'cancelled'
    | 'failed';
  reason: string;
  /** What would help; null: nothing known. */
  remedy: string | null;
}

export interface MessagesAnswer {
  ok: true;
  kind: 'messages';
  /** Unix time in milliseconds at which they were copied. */
  takenAt: number;
  /** Messages in the queue then. */
  total: number;
  /** In the order of the queue, from the index that was asked for. */
  messages: CopiedMessage[];
}

export interface CopiedMessage {
  /** Its place in the queue, from 0. */
  index: number;
  /** mtype, decimal digits: 1 to 2^63 - 1. Null: it could not be copied. */
  type: string | null;
  /** Bytes of its text. */
  bytes: number;
  /** The beginning of its text, base64. */
  head: string;
}

export interface BytesAnswer {
  ok: true;
  kind: 'bytes';
  /** Unix time in milliseconds at which they were read. */
  takenAt: number;
  /** Where they begin, decimal digits. */
  offset: string;
  /** base64; shorter than was asked for at the end of the segment. */
  data: string;
  /** Parts that no memory was given to yet, and that read as zeros: from, to before. */
  holes: [number, number][];
  /** Through a process that has it attached; or by attaching it, which others see. */
  way: { by: 'process'; pid: number } | { by: 'attach' };
}

export interface AttributesAnswer {
  ok: true;
  kind: 'queue-attributes';
  takenAt: number;
  /** mq_curmsgs, mq_maxmsg. */
  messages: number;
  maxMessages: number;
  /** mq_msgsize: bytes of a message at most. */
  messageSize: number;
}

export interface RemoveAnswer {
  ok: true;
  kind: 'remove';
  /** `marked`: a segment that is attached goes with its last attach. */
  outcome: 'removed' | 'marked';
}

export interface EndAnswer {
  ok: true;
  kind: 'end-process';
  /** `signalled`: it was told, and was still there a moment later. */
  outcome: 'ended' | 'signalled';
}
