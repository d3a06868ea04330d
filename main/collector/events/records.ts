import { isSystemCall, PARAMETERS, type SystemCall } from './calls.ts';
import { argument, outcome } from './values.ts';

/** One record of a trace; times in microseconds of the trace's clock. */
export type TraceRecord = Head & (Entered | Returned | { kind: 'exec' } | Forked | Ended);

export interface Head {
  time: number;
  tid: number;
  /** Null: the kernel has not noted it. */
  pid: number | null;
  comm: string | null;
}
export interface Entered {
  kind: 'enter';
  call: SystemCall;
  arguments: Record<string, number | string>;
}
export interface Returned {
  kind: 'return';
  call: SystemCall;
  result: number | string;
  error: string | null;
}
export interface Forked {
  kind: 'fork';
  child: number;
}
export interface Ended {
  kind: 'exit';
  /** Whether it was the last thread of its process; null: the kernel does not say. */
  last: boolean | null;
}

/**
 * Reads the text of `trace_pipe`, kernel/trace/trace_output.c:
 * `comm-TID (TGID) [CPU] SECONDS.MICROSECONDS: EVENT`.
 *
 * A process chooses its own name and the kernel prints it as it is, line ends
 * included. So what is read depends on places that it cannot choose: the name is
 * the first 16 bytes, padded with at least one blank, and no 15 bytes suffice to
 * imitate what follows it.
 */
export class RecordReader {
  #rest = '';
  /** Records dropped by the kernel, and lines not understood, since `reset`. */
  lost = 0;
  unread = 0;

  reset(): void {
    this.lost = 0;
    this.unread = 0;
  }

  /** Text as latin1, one character for each byte, in pieces of any length. */
  read(text: string): TraceRecord[] {
    const all = this.#rest + text;
    const records: TraceRecord[] = [];
    let at = 0;
    while (at < all.length) {
      const end = all.indexOf('\n', at + (all[at] === ' ' ? COMM_WIDTH : 0));
      if (end < 0) break;
      const next = this.#record(all, at, records);
      if (next === null) {
        // The tail of a record whose name held a line end.
        this.unread += 1;
        at = all.indexOf('\n', at) + 1;
      } else {
        at = next;
      }
    }
    this.#rest = all.slice(at);
    // No record is that long: what does not end is none.
    if (this.#rest.length > LONGEST) this.#rest = '';
    return records;
  }

  /** Where the next record begins, or null where none begins here. */
  #record(all: string, at: number, records: TraceRecord[]): number | null {
    if (all[at] !== ' ') {
      const lost = matched(LOST, all, at);
      if (lost === null) return null;
      this.lost += Number(lost[1] ?? 1);
      return LOST.lastIndex;
    }
    const header = matched(HEADER, all, at + COMM_WIDTH);
    if (header === null) return null;
    const body = HEADER.lastIndex;
    const event = eventAt(all, body);
    if (event === null) return null;
    if (event.what !== null) {
      const head = headOf(all.slice(at, at + COMM_WIDTH), header);
      records.push(Object.assign(head, event.what));
    }
    return event.end;
  }
}

type Match = RegExpExecArray;

function matched(pattern: RegExp, text: string, at: number): Match | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `%16s` of at most TASK_COMM_LEN - 1 = 15 bytes. */
const COMM_WIDTH = 16;
const LONGEST = 64 * 1024;

const LOST = /CPU:\d+ \[LOST (?:(\d+) )?EVENTS\]\n/y;
// Newer kernels pad pids to 7 characters, older ones to 5; `-------`: not noted.
// Between processor and time there may be a column of flags (option irq-info).
const HEADER = /-([\d ]{5,7}) \(([-\d ]{5,7})\) \[\d{3,}\](?: \S{4,5})? +(\d+)\.(\d{6}): /y;
const ENTER = /sys_(\w+)\(([^\n]*)\)\n/y;
const RETURN = /sys_(\w+) -> (?:0x)?([0-9a-f]+)\n/y;
// Names of at most 15 bytes, which cannot hold what stands between and after them.
const FORK =
  /sched_process_fork: comm=[\s\S]{0,15} pid=\d+ child_comm=[\s\S]{0,15} child_pid=(\d+)\n/y;
const EXIT =
  /sched_process_exit: comm=[\s\S]{0,15} pid=\d+ prio=-?\d+(?: group_dead=(true|false))?\n/y;

function headOf(name: string, [, tid = '', tgid = '', seconds, micros]: Match): Head {
  const comm = name.trimStart();
  return {
    time: Number(seconds) * 1e6 + Number(micros),
    tid: Number(tid),
    pid: tgid.startsWith('-') ? null : Number(tgid),
    comm: comm === '<...>' ? null : Buffer.from(comm, 'latin1').toString('utf8'),
  };
}

type Event = Entered | Returned | { kind: 'exec' } | Forked | Ended;

/** Null where no event begins here; `what` is null where it is of no interest. */
function eventAt(all: string, at: number): { what: Event | null; end: number } | null {
  if (all.startsWith('sys_', at)) {
    const returned = matched(RETURN, all, at);
    if (returned !== null) {
      const [, name = '', hex = ''] = returned;
      return { what: returnOf(name, hex), end: RETURN.lastIndex };
    }
    const entered = matched(ENTER, all, at);
    if (entered === null) return null;
    const [, name = '', list = ''] = entered;
    const end = ENTER.lastIndex;
    const what = isSystemCall(name) ? enterOf(name, list) : null;
    return what && { what, end };
  }
  const forked = matched(FORK, all, at);
  if (forked !== null) {
    return { what: { kind: 'fork', child: Number(forked[1]) }, end: FORK.lastIndex };
  }
  const ended = matched(EXIT, all, at);
  if (ended === null) return null;
  const last = ended[1] === undefined ? null : ended[1] === 'true';
  return { what: { kind: 'exit', last }, end: EXIT.lastIndex };
}

function returnOf(name: string, hex: string): Returned | { kind: 'exec' } | null {
  if (isSystemCall(name)) return { kind: 'return', call: name, ...outcome(name, hex) };
  return (name === 'execve' || name === 'execveat') && /^0+$/.test(hex) ? { kind: 'exec' } : null;
}

/**
 * After an address there may be what it points to, text of the program's choice:
 * each parameter is found by all that follow it, up to the end.
 */
const LISTS = new Map(
  Object.entries(PARAMETERS).map(([call, parameters]) => {
    const value = '(?:0x)?([0-9a-f]+)';
    const pointed = '(?: \\([^)]*\\))?(?: "([^\\n]*)")?';
    const parts = parameters.map((parameter) => {
      const points = parameter === null || ['name', 'address'].includes(parameter[1]);
      return `\\w+: ${value}${points ? pointed : '()'}`;
    });
    return [call, new RegExp(`^${parts.join(', ')}$`)];
  }),
);

function enterOf(call: SystemCall, list: string): Entered | null {
  const match = LISTS.get(call)?.exec(list);
  if (!match) return null;
  const values: Entered['arguments'] = {};
  for (const [index, parameter] of PARAMETERS[call].entries()) {
    const [hex, pointed] = [match[1 + 2 * index] ?? '0', match[2 + 2 * index]];
    if (parameter === null) continue;
    const [name, kind] = parameter;
    if (kind !== 'name') values[name] = argument(call, kind, hex);
    // The kernel is given it without the slash, and prints `.` for what does not print.
    else if (pointed !== undefined) values[name] = `/${pointed}`;
  }
  return { kind: 'enter', call, arguments: values };
}
