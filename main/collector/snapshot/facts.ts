import type { IpcObject, Link, Namespace, Problem, Snapshot } from '../../model/snapshot.ts';
import { suspectedDeadlocks } from '../../model/waits/deadlocks.ts';
import type { Content } from '../entering/content.ts';
import type { Answer } from '../entering/rooms.ts';
import type { attachedLinks } from '../links/attached.ts';
import { blockedLinks } from '../links/blocked.ts';
import { openLinks } from '../links/open.ts';
import { traceLinks } from '../links/traces.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import type { Room } from '../namespaces/list.ts';
import type { Seen } from '../processes/seen.ts';
import {
  processProblems,
  refusedNamespace,
  troublesIn,
  unlistedQueue,
  unprovenAttach,
  unseenNamespace,
} from './problems.ts';

/** All that a snapshot tells beside processes. */
export type Facts = Pick<Snapshot, 'namespaces' | 'objects' | 'links' | 'problems' | 'deadlocks'>;

/**
 * Ties together what was read.
 *
 * @param first problems that stand before those found here
 */
export function factsOf(
  { notable, processes }: Seen,
  namespaces: readonly Namespace[],
  rooms: readonly Room[],
  content: Everything,
  attached: ReturnType<typeof attachedLinks>,
  first: readonly Problem[],
): Facts {
  const opened = openLinks(notable, content.queues, content.byDevice);
  const links: Link[] = [
    ...attached.links,
    ...opened.links,
    ...blockedLinks(notable, content.objects, content.queues),
    ...traceLinks(content.objects, processes),
  ];
  const problems = [
    ...first,
    ...processProblems(notable),
    ...rooms.filter(({ unseen }) => unseen).map(({ id }) => unseenNamespace(id)),
    ...content.problems,
    ...attached.unproven.map(unprovenAttach),
    ...opened.unlisted.map(unlistedQueue),
  ];
  return {
    namespaces: namespaces.map((namespace) => furnished(namespace, content.rooms)),
    objects: content.objects,
    links,
    problems,
    deadlocks: suspectedDeadlocks(content.objects, links),
  };
}

/** A namespace with what was read in it, if anything was. */
function furnished(namespace: Namespace, rooms: ReadonlyMap<string, Content>): Namespace {
  const room = rooms.get(namespace.id);
  if (room === undefined) return namespace;
  return {
    ...namespace,
    readable: true,
    ...(room.limits && { limits: room.limits }),
    ...(room.directory && { queueDirectory: room.directory }),
  };
}

/** What was read in all IPC namespaces. */
export interface Everything {
  objects: IpcObject[];
  queues: ListedQueue[];
  /** The namespaces that were read. */
  rooms: Map<string, Content>;
  /** Namespaces by the device of their mqueue file system. */
  byDevice: Map<number, string>;
  problems: Problem[];
}

export function contentOf(answers: ReadonlyMap<string, Answer>): Everything {
  const all: Everything = {
    objects: [],
    queues: [],
    rooms: new Map(),
    byDevice: new Map(),
    problems: [],
  };
  for (const [id, answer] of answers) {
    if (answer === 'gone') continue;
    if (answer === 'refused') {
      all.problems.push(refusedNamespace(id));
      continue;
    }
    all.rooms.set(id, answer);
    if (answer.device !== null) all.byDevice.set(answer.device, id);
    all.queues.push(...answer.queues);
    all.objects.push(...answer.objects, ...answer.queues.map(({ queue }) => queue));
    all.problems.push(...troublesIn(id, answer.troubles));
  }
  return all;
}
