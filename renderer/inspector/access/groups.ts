import {
  accessSentence,
  type Decision,
  type IpcObject,
  type Process,
  reachedBy,
  reachOf,
  type World,
} from '../../../preload/contract.ts';
import { accessRank } from '../../texts/access.ts';
import { hasEnded } from '../../texts/states.ts';

/** Things about which the same rule decided the same. */
export interface AccessGroup<Item> {
  readonly id: string;
  readonly decision: Decision;
  /** The rule that decided, in words. */
  readonly sentence: string;
  /** Never empty. */
  readonly items: readonly Item[];
}

export interface Reach<Item> {
  /** Those on this side of the wall, or of whom that is not known. Who may most first. */
  readonly groups: readonly AccessGroup<Item>[];
  /** How many are beyond the wall, and in how many other IPC namespaces. */
  readonly beyond: { readonly count: number; readonly namespaces: number };
}

type Reached = Pick<World, 'processes' | 'objects' | 'namespaces' | 'host'>;

/** What each process may do with an object: by user, then by the rule. */
export function processesReaching(object: IpcObject, world: Reached): Reach<Process> {
  const decisions = reachedBy(object, world);
  const living = Array.from(world.processes.values()).filter(({ state }) => !hasEnded(state));
  return grouped(living, {
    decide: ({ pid }) => decisions.get(pid),
    kindOf: ({ uid }) => `uid ${uid}`,
    placeOf: ({ namespaces }) => namespaces.ipc,
  });
}

/** What a process may do with each object: by kind, then by the rule. */
export function objectsReached(process: Process, world: Reached): Reach<IpcObject> {
  const decisions = reachOf(process, world);
  return grouped([...world.objects.values()], {
    decide: ({ id }) => decisions.get(id),
    kindOf: ({ kind }) => kind,
    placeOf: ({ namespace }) => namespace,
  });
}

interface Grouping<Item> {
  readonly decide: (item: Item) => Decision | undefined;
  /** Only those of one kind are in a group. */
  readonly kindOf: (item: Item) => string;
  readonly placeOf: (item: Item) => string | null;
}

function grouped<Item>(items: readonly Item[], how: Grouping<Item>): Reach<Item> {
  const groups = new Map<string, { decision: Decision; sentence: string; items: Item[] }>();
  const sentences = new Map<Decision, string>();
  const beyond = new Set<string>();
  let count = 0;
  for (const item of items) {
    const decision = how.decide(item);
    if (decision === undefined) continue;
    if (decision.access === 'cannot-see') {
      count += 1;
      beyond.add(how.placeOf(item) ?? '');
      continue;
    }
    const sentence = sentences.get(decision) ?? accessSentence(decision.rule);
    sentences.set(decision, sentence);
    const id = `${how.kindOf(item)} ${decision.access} ${sentence}`;
    const group = groups.get(id);
    if (group) group.items.push(item);
    else groups.set(id, { decision, sentence, items: [item] });
  }
  const sorted = Array.from(groups, ([id, group]) => ({ id, ...group })).sort(
    (a, b) =>
      accessRank(a.decision.access) - accessRank(b.decision.access) ||
      b.items.length - a.items.length ||
      (a.id < b.id ? -1 : 1),
  );
  return { groups: sorted, beyond: { count, namespaces: beyond.size } };
}
