import type { LiveEvent, ObjectKind } from '../../../preload/contract.ts';
import { type NodeId, processNode } from '../../state/selection.ts';

/**
 * What is seen of an event: a message on its way from a process `to` a queue or `from`
 * it, a `pulse` of what was operated on, or a `wait` that has begun.
 */
export interface Motion {
  readonly kind: 'to' | 'from' | 'pulse' | 'wait';
  readonly of: ObjectKind;
  /** Null: not known, or of no interest. */
  readonly process: NodeId | null;
  readonly object: NodeId;
  /** In milliseconds of `performance.now()`. */
  readonly since: number;
  readonly until: number;
  /** How many events it stands for. */
  count: number;
}

/** In milliseconds. */
const TRAVEL = 260;
const PULSE = 300;
/** Polls tell of a wait that goes on; until then, but no longer than this, it is shown by itself. */
const WAIT = 1500;
/** What follows so soon on the same way goes along with it. */
const TOGETHER = 70;
/** More at once nobody can follow. */
const MOST = 64;

const KINDS: Partial<Record<LiveEvent['call'], Motion['kind']>> = {
  msgsnd: 'to',
  mq_timedsend: 'to',
  msgrcv: 'from',
  mq_timedreceive: 'from',
  semop: 'pulse',
  semtimedop: 'pulse',
  shmat: 'pulse',
  shmdt: 'pulse',
};

/** All that moves in the picture because of live events. */
export class Motions {
  #all: Motion[] = [];
  /** Begun so far. */
  begun = 0;

  /** At `now`, whatever it was at when it happened: it is shown when it is heard of. */
  add(events: readonly LiveEvent[], now: number): void {
    this.at(now);
    for (const event of events) {
      const { call, object, error, returned } = event;
      const kind = KINDS[call];
      const of = object === null ? null : kindOf(object);
      if (kind === undefined || object === null || of === null) continue;
      const process = event.pid === null ? null : processNode(event.pid);
      const like = { of, process, object };
      if (!returned) {
        this.#begin({ ...like, kind: 'wait', since: now, until: now + WAIT, count: 1 });
        continue;
      }
      this.#endWait(like);
      if (error !== null) continue;
      const span = kind === 'pulse' ? PULSE : TRAVEL;
      this.#begin({ ...like, kind, since: now, until: now + span, count: 1 });
    }
  }

  /** What there is at `now`. */
  at(now: number): readonly Motion[] {
    if (this.#all.some(({ until }) => until <= now)) {
      this.#all = this.#all.filter(({ until }) => until > now);
    }
    return this.#all;
  }

  /** A wait that the picture itself shows by now. */
  drop(motion: Motion): void {
    this.#all = this.#all.filter((one) => one !== motion);
  }

  clear(): void {
    this.#all = [];
  }

  #begin(motion: Motion): void {
    const { kind, process, object, since } = motion;
    const before = this.#all.findLast(
      (one) => one.kind === kind && one.process === process && one.object === object,
    );
    if (before && (kind === 'wait' || since - before.since < TOGETHER)) before.count += 1;
    else if (this.#all.length < MOST) {
      this.#all.push(motion);
      this.begun += 1;
    }
  }

  #endWait({ process, object }: Pick<Motion, 'process' | 'object'>): void {
    const wait = this.#all.find(
      (one) => one.kind === 'wait' && one.process === process && one.object === object,
    );
    if (wait) this.drop(wait);
  }
}

/** The kind that an id tells: `ipc:4026532180/msg/0`. */
function kindOf(object: NodeId): ObjectKind | null {
  switch (object.split('/')[1]) {
    case 'msg':
      return 'msg';
    case 'sem':
      return 'sem';
    case 'shm':
      return 'shm';
    case 'mqueue':
      return 'mqueue';
    default:
      return null;
  }
}
