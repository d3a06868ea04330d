import { type Container, NAMESPACE_TYPES, type Process } from '../../model/snapshot.ts';
import type { Cgroups } from '../containers/container.ts';
import { attempt, readShort, readWhole } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import type { Users } from '../users/passwd.ts';
import { parseCommandLine } from './commandline.ts';
import { type NamespaceDescriptor, type OpenQueue, readDescriptors } from './descriptors.ts';
import { type Mapping, readMappings } from './mappings.ts';
import { readWhereabouts } from './namespaces.ts';
import { parseStat, type Stat } from './stat.ts';
import { parseStatus } from './status.ts';
import type { Thread } from './threads.ts';

/** A process as read: what the snapshot shows of it and what its links come from. */
export interface Reading {
  process: Process;
  kernelThread: boolean;
  startTicks: number;
  /** See `Stat`. */
  startStack: string;
  mappings: Mapping[];
  queues: OpenQueue[];
  /** Namespaces that it holds open. */
  held: NamespaceDescriptor[];
  /** Its sockets; each belongs to a network namespace. */
  sockets: { fd: number; inode: number }[];
  /** Threads of interest: those elsewhere than the main thread, and those that wait. */
  threads: Thread[];
  /** What of it may not be read by this observer. */
  refused: { namespaces: boolean; mappings: boolean; descriptors: boolean; waits: boolean };
  /** Whether there is anything here beside the process itself. Of most there is not. */
  notable: boolean;
}

export function isNotable({
  mappings,
  queues,
  held,
  sockets,
  threads,
  refused,
}: Omit<Reading, 'notable'>): boolean {
  return (
    mappings.length > 0 ||
    queues.length > 0 ||
    held.length > 0 ||
    sockets.length > 0 ||
    threads.length > 0 ||
    refused.namespaces ||
    refused.mappings ||
    refused.descriptors ||
    refused.waits
  );
}

export interface Context {
  /** Null where system calls cannot be made. */
  libc: Libc | null;
  users: Users;
  cgroups: Cgroups;
  /** Unix milliseconds of boot, `host/host.ts`. */
  bootTime: number;
}

/** `sysconf(_SC_CLK_TCK)`: 100 wherever user space can see it (`USER_HZ`). */
export const MS_PER_TICK = 10;

/** Reads `/proc/PID/stat`; null where the process has gone or the text is cut off. */
export function readStat(pid: number): Stat | null {
  const text = attempt(() => readWhole(`/proc/${pid}/stat`));
  return 'value' in text ? parseStat(text.value) : null;
}

/**
 * Reads all that is shown of a process; null where it ended meanwhile.
 *
 * @param stat as read just before
 * @param known what need not be looked at
 */
export function readProcess(
  pid: number,
  stat: Stat,
  context: Context,
  known: Known,
): Reading | null {
  const statusText = attempt(() => readShort(`/proc/${pid}/status`));
  const status = 'value' in statusText ? parseStatus(statusText.value) : null;
  if (status === null) return null;
  const ended = stat.state === 'Z' || stat.state === 'X';
  const { namespaces, refused } = readWhereabouts(`/proc/${pid}/ns`);
  const process: Process = {
    pid,
    ppid: stat.ppid,
    startTime: context.bootTime + stat.startTicks * MS_PER_TICK,
    uid: status.uid,
    gid: status.gid,
    user: context.users.nameOf(status.uid),
    comm: stat.comm,
    commandLine: [],
    state: stat.state,
    namespaces: sharedOf(namespaces),
    pidInNamespace: status.pidInNamespace,
    container: known.container === undefined ? readContainer(pid, context) : known.container,
    ...(status.credentials && { credentials: status.credentials }),
  };
  const reading: Reading = {
    process,
    kernelThread: stat.kernelThread,
    startTicks: stat.startTicks,
    startStack: stat.startStack,
    mappings: [],
    queues: [],
    held: [],
    sockets: [],
    threads: [],
    // What has ended has let go of its namespaces: that is no refusal.
    refused: {
      namespaces: refused && !ended,
      mappings: false,
      descriptors: false,
      waits: false,
    },
    notable: false,
  };
  // A thread of the kernel has no memory and no descriptors of its own.
  if (stat.kernelThread || ended) return reading;

  const commandLine = attempt(() => readWhole(`/proc/${pid}/cmdline`));
  if ('value' in commandLine) process.commandLine = parseCommandLine(commandLine.value);
  if (refused) {
    reading.refused.mappings = true;
    reading.refused.descriptors = true;
    return reading;
  }
  const maps = attempt(() => readMappings(`/proc/${pid}/maps`));
  if ('value' in maps) reading.mappings = maps.value;
  else reading.refused.mappings = maps.refusal === 'refused';
  const descriptors = readDescriptors(pid, known.isKnown);
  reading.queues = descriptors.queues;
  reading.held = descriptors.namespaces;
  reading.sockets = descriptors.sockets;
  reading.refused.descriptors = descriptors.refused;
  return reading;
}

/** What is known of a process already. */
export interface Known {
  /** Tells its descriptors of which it is known that they hold nothing. */
  isKnown?: (fd: number) => boolean;
  /** Its container. */
  container?: Container | null;
}

/** The container or unit of a process; others can move it there without its running. */
export function readContainer(pid: number, { cgroups }: Context): Container | null {
  const text = attempt(() => readWhole(`/proc/${pid}/cgroup`));
  return 'value' in text ? (cgroups.of(text.value)?.container ?? null) : null;
}

/** Sets of namespaces already seen: most processes live in the same few, and share one then. */
const known = new Map<string, Process['namespaces']>();
const MOST_KNOWN = 10_000;

function sharedOf(ids: Process['namespaces']): Process['namespaces'] {
  const key = NAMESPACE_TYPES.map((type) => ids[type]).join();
  let shared = known.get(key);
  if (shared === undefined) {
    shared = ids;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, shared);
  }
  return shared;
}
