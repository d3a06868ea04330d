import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { maybe } from '../kernel/files.ts';
import { readStat } from '../processes/read.ts';
import { EXEC_CALLS, kernelFilter, PARAMETERS, type SystemCall } from './calls.ts';
import { openTracefs } from './tracefs.ts';

/**
 * A trace of our own beside everybody else's: a directory `instances/NAME` of
 * tracefs with its own buffers, events and options (Documentation/trace/ftrace.rst).
 * Its name tells whose it is: `ipcscope-PID-STARTTIME`.
 */
export interface Instance {
  directory: string;
  /** Its `trace_pipe`, for reads that do not wait. */
  pipe: number;
  /** Closes and removes it. */
  remove(): void;
}

const NAME = /^ipcscope-(\d+)-(\d+)$/;

/** Kilobytes for each processor: about 4,000 records, while a poll keeps us from reading. */
const BUFFER_KB = 256;

/** Throws as fs does where it is refused. */
export function createInstance(tracefs: string): Instance {
  const name = `ipcscope-${process.pid}-${readStat(process.pid)?.startTicks ?? 0}`;
  const directory = `${tracefs}/instances/${name}`;
  mkdirSync(directory, { mode: 0o700 });
  const open: number[] = [];
  const instance: Instance = {
    directory,
    pipe: -1,
    remove() {
      for (const fd of open.splice(0)) closeSync(fd);
      remove(directory);
    },
  };
  try {
    // Held open, it keeps others from removing it: see `removeLeftInstances`.
    instance.pipe = openSync(`${directory}/trace_pipe`, constants.O_RDONLY | constants.O_NONBLOCK);
    open.push(instance.pipe);
    configure(directory);
    // If we die the kernel closes this, stops recording and gives the buffers back.
    const guard = maybe(() => openSync(`${directory}/free_buffer`, 'w'));
    if (guard !== null) open.push(guard);
    enable(directory);
    return instance;
  } catch (error) {
    instance.remove();
    throw error;
  }
}

function configure(directory: string): void {
  const set = (file: string, value: string) => writeFileSync(`${directory}/${file}`, value);
  // CLOCK_MONOTONIC, as process.hrtime: the same on all processors, in nanoseconds.
  set('trace_clock', 'mono');
  set('buffer_size_kb', `${BUFFER_KB}`);
  set('options/record-tgid', '1');
  for (const [option, value] of PREFERRED) maybe(() => set(`options/${option}`, value));
  // Our own threads, and by event-fork all that they start.
  const threads = readdirSync('/proc/self/task').join(' ');
  maybe(() => set('set_event_notrace_pid', threads));
}

const PREFERRED = [
  ['irq-info', '0'],
  ['overwrite', '1'],
  ['event-fork', '1'],
  ['disable_on_free', '1'],
] as const;

/** Whatever of our events this kernel has. */
function enable(directory: string): void {
  for (const call of Object.keys(PARAMETERS) as SystemCall[]) {
    const filter = kernelFilter(call);
    // Without it there is only more to read.
    if (filter !== null) {
      maybe(() => writeFileSync(`${directory}/events/syscalls/sys_enter_${call}/filter`, filter));
    }
    enableEvent(directory, `syscalls/sys_enter_${call}`);
    enableEvent(directory, `syscalls/sys_exit_${call}`);
  }
  for (const call of EXEC_CALLS) enableEvent(directory, `syscalls/sys_exit_${call}`);
  enableEvent(directory, 'sched/sched_process_fork');
  enableEvent(directory, 'sched/sched_process_exit');
}

function enableEvent(directory: string, event: string): void {
  const file = `${directory}/events/${event}/enable`;
  if (existsSync(file)) writeFileSync(file, '1');
}

/** Whether this kernel tells of system calls at all (CONFIG_FTRACE_SYSCALLS). */
export function tellsSystemCalls(tracefs: string): boolean {
  return existsSync(`${tracefs}/events/syscalls`);
}

/**
 * Removes what collectors left that were killed; returns the names. The kernel
 * removes none that somebody has open, whatever its name says.
 */
export function removeLeftInstances(tracefs: string): string[] {
  const removed: string[] = [];
  for (const name of maybe(() => readdirSync(`${tracefs}/instances`)) ?? []) {
    const [, pid, startTicks] = NAME.exec(name) ?? [];
    if (pid === undefined) continue;
    if (readStat(Number(pid))?.startTicks === Number(startTicks)) continue;
    if (maybe(() => rmdirSync(`${tracefs}/instances/${name}`) ?? true) !== null) removed.push(name);
  }
  return removed;
}

/** For a collector that starts: what others left, where tracefs may be used. */
export function sweepLeftInstances(): void {
  const tracefs = openTracefs();
  if ('reason' in tracefs) return;
  try {
    removeLeftInstances(tracefs.directory);
  } finally {
    tracefs.close();
  }
}

/** A reader that was interrupted may hold it a moment longer. */
function remove(directory: string): void {
  for (let tries = 0; ; tries += 1) {
    try {
      rmdirSync(directory);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return;
      if (code !== 'EBUSY' || tries >= 20) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
