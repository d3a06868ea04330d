import type { Problem } from '../../model/snapshot.ts';
import type { Trouble } from '../entering/content.ts';
import { asRoot } from '../kernel/rights.ts';
import type { Unproven } from '../links/attached.ts';
import type { Unlisted } from '../links/open.ts';
import type { Reading } from '../processes/read.ts';

/** So many processes are named one by one; more are told as one number. */
const NAMED_AT_MOST = 8;

/** Processes of which something may not be read. */
export function processProblems(readings: readonly Reading[]): Problem[] {
  return [
    ...refusals(readings, 'namespaces', 'Namespaces', '/proc/*/ns'),
    ...refusals(readings, 'mappings', 'Attached segments', '/proc/*/maps'),
    ...refusals(readings, 'descriptors', 'Open POSIX queues', '/proc/*/fd'),
    ...refusals(readings, 'waits', 'Waits', '/proc/*/syscall'),
  ];
}

function refusals(
  readings: readonly Reading[],
  part: keyof Reading['refused'],
  what: string,
  path: string,
): Problem[] {
  const refused = readings.filter((reading) => reading.refused[part]);
  const remedy = asRoot();
  if (refused.length > NAMED_AT_MOST) {
    const all = `${what} of ${refused.length} processes: permission denied`;
    return [{ what: all, where: path, remedy }];
  }
  return refused.map(({ process: { pid, comm } }) => ({
    what: `${what} of process ${pid} (${comm}): permission denied`,
    where: `pid ${pid}`,
    remedy,
  }));
}

export function refusedNamespace(id: string): Problem {
  return {
    what: 'Objects of this IPC namespace: entering it was refused',
    where: id,
    remedy: asRoot(),
  };
}

/** A namespace that only the kernel's own list shows. */
export function unseenNamespace(id: string): Problem {
  return {
    what: 'What keeps this IPC namespace alive: no process, descriptor, socket or mount in sight does',
    where: id,
    remedy:
      asRoot() ?? 'look for a descriptor on its way through a UNIX socket (unix(7), SCM_RIGHTS)',
  };
}

export function troublesIn(id: string, troubles: readonly Trouble[]): Problem[] {
  return troubles.map(({ what, remedy }) => ({ what, where: id, remedy }));
}

export function unprovenAttach({ attachments, candidates }: Unproven): Problem {
  const pids = [...new Set(attachments.map(({ pid }) => pid))];
  const who = pids.length === 1 ? `Process ${pids[0]} has` : `Processes ${list(pids)} have`;
  const { shmid = 0, key = 0 } = attachments[0]?.mapping ?? {};
  const segment = `a segment (shmid ${shmid}, key ${hex(key)}) attached`;
  const [candidate] = candidates;
  if (candidate === undefined) {
    return {
      what: `${who} ${segment} that no IPC namespace in sight holds: made in one that has since been left`,
      where: `pid ${pids[0]}`,
      remedy: null,
    };
  }
  const found = `it counts ${candidate.attaches} attaches, ${attachments.length} were found`;
  return {
    what: `${who} ${segment}, but that it is this one is not certain (${found})`,
    where: candidate.id,
    remedy: asRoot(),
  };
}

export function unlistedQueue({ pid, fd, namespace }: Unlisted): Problem {
  const reason =
    namespace === null
      ? 'of an IPC namespace that is not in sight'
      : `of ${namespace} whose name has been removed (mq_unlink)`;
  return {
    what: `Process ${pid} has a POSIX queue open (descriptor ${fd}) ${reason}`,
    where: `pid ${pid}`,
    remedy: null,
  };
}

function list(pids: readonly number[]): string {
  const shown = pids.slice(0, NAMED_AT_MOST).join(', ');
  return pids.length > NAMED_AT_MOST ? `${shown} and ${pids.length - NAMED_AT_MOST} more` : shown;
}

function hex(key: number): string {
  return `0x${(key >>> 0).toString(16).padStart(8, '0')}`;
}
