import type { Call, LiveEvent } from '../../preload/contract.ts';
import { errorMeaning } from './errors.ts';
import { plural } from './numbers.ts';
import { clock, duration } from './times.ts';

/** What live events are and what they cost, for where they are switched on. */
export const EVENTS_WHAT =
  'Each call that uses IPC is shown as it happens: messages travel in the picture, and what is ' +
  'selected lists its calls.';
export const EVENTS_COST =
  'It costs: while it is on the kernel traces, so that every system call on this machine takes a ' +
  'little longer, and the system is looked at more often while something happens. The trace is ' +
  'our own and goes when it is switched off.';
/** `about 12 calls missed`: they are counted from two trace records each. */
export function missedWords(missed: number): string {
  return `about ${plural(missed, 'call')} missed`;
}
export const MISSED_MEANS =
  'More happened than could be told one by one, since live events were switched on. The picture ' +
  'is right all the same: it comes from looking at all of it, again and again.';

/** A call in words: what was done, what it waits for, what did not work. */
interface Words {
  readonly done: (event: LiveEvent) => string;
  /** Missing: it never waits. */
  readonly waits?: (event: LiveEvent) => string;
  /** After `could not`. */
  readonly not: string;
}

/** `linux/sched.h`. */
const CLONE_NEWIPC = 0x08000000;

const bytes = (value: unknown) => plural(Number(value), 'byte');

const operations = ({ arguments: { nsops } }: LiveEvent) =>
  nsops === undefined ? 'its operations' : plural(Number(nsops), 'operation');
const semop: Words = {
  done: (event) => `did ${operations(event)}`,
  waits: (event) => `waits to do ${operations(event)}`,
  not: 'operate on it',
};
const sent = (length: unknown) => (length === undefined ? 'a message' : bytes(length));
const opened = { done: () => 'looked it up or made it', not: 'look it up or make it' };

const CONTROL: Readonly<Record<string, string>> = {
  IPC_RMID: 'removed it',
  IPC_SET: 'changed its owner, mode or size',
  SETVAL: 'set a value',
  SETALL: 'set all values',
  SHM_LOCK: 'locked it in memory',
  SHM_UNLOCK: 'unlocked it from memory',
};
const control: Words = {
  done: ({ arguments: { cmd } }) => CONTROL[String(cmd)] ?? 'changed it',
  not: 'change or remove it',
};

const WORDS: Readonly<Record<Call, Words>> = {
  msgget: opened,
  semget: opened,
  shmget: opened,
  msgctl: control,
  semctl: control,
  shmctl: control,
  msgsnd: {
    done: ({ arguments: { msgsz } }) => `sent ${sent(msgsz)}`,
    waits: ({ arguments: { msgsz } }) => `waits to send ${sent(msgsz)}`,
    not: 'send',
  },
  msgrcv: {
    done: ({ result }) => `received ${bytes(result)}`,
    waits: () => 'waits for a message',
    not: 'receive',
  },
  mq_timedsend: {
    done: ({ arguments: { msg_len } }) => `sent ${sent(msg_len)}`,
    waits: ({ arguments: { msg_len } }) => `waits to send ${sent(msg_len)}`,
    not: 'send',
  },
  mq_timedreceive: {
    done: ({ result }) => `received ${bytes(result)}`,
    waits: () => 'waits for a message',
    not: 'receive',
  },
  semop,
  semtimedop: semop,
  shmat: { done: () => 'attached it', not: 'attach it' },
  shmdt: { done: () => 'detached it', not: 'detach it' },
  mq_open: { done: () => 'opened it', not: 'open it' },
  mq_unlink: { done: () => 'removed its name', not: 'remove the name' },
  unshare: {
    done: ({ arguments: { flags } }) =>
      Number(flags) & CLONE_NEWIPC ? 'entered a new IPC namespace' : 'left what it shared',
    not: 'leave what it shares',
  },
  setns: { done: () => 'entered a namespace', not: 'enter a namespace' },
  fork: { done: ({ arguments: { child } }) => `started pid ${child}`, not: 'start a process' },
  exec: { done: () => 'runs another program', not: 'run another program' },
  exit: { done: () => 'ended', not: 'end' },
};

/** Longer than this it waited, in milliseconds. */
const WAITED_MS = 20;

/** `sent 5 bytes`, `waits for a message`, `could not send: EAGAIN, it would have to wait…`. */
export function eventWords(event: LiveEvent): string {
  const { call, returned, error, tookMs } = event;
  const words = WORDS[call];
  if (!returned) return words.waits?.(event) ?? 'has begun';
  const after = tookMs !== null && tookMs > WAITED_MS ? `, after ${duration(tookMs)}` : '';
  if (error === null) return words.done(event) + after;
  const meaning = errorMeaning(error);
  return `could not ${words.not}${after}: ${error}${meaning === null ? '' : `, ${meaning}`}`;
}

/** The call as strace(1) would print it: `msgsnd(msqid 0, msgsz 5, msgflg 0) = 0`. */
export function callText({ call, arguments: values, returned, result, error }: LiveEvent): string {
  const list = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  if (!returned) return `${call}(${list.join(', ')})`;
  const end = error ?? result;
  return `${call}(${list.join(', ')})${end === null ? '' : ` = ${end}`}`;
}

/** `12:31:05.042`, local time. */
export function moment(at: number): string {
  return `${clock(at)}.${String(Math.floor(at % 1000)).padStart(3, '0')}`;
}
