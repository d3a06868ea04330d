import type { World } from '../../preload/contract.ts';
import type { NodeId } from '../state/selection.ts';
import { useLab } from './state.ts';

/** What the picture shows of the step that is shown: the rest recedes. */
export interface Lesson {
  /** Processes, IPC namespaces and objects that the step is about, as far as they are there. */
  readonly lit: readonly NodeId[];
  /** The IPC namespaces of the scenario, to be kept in sight. */
  readonly rooms: readonly NodeId[];
}

/** The lesson now, in this world; null where no scenario is on. */
export function lessonIn(world: World): Lesson | null {
  const { lab } = useLab.getState();
  if (lab.phase !== 'open') return null;
  const record = lab.records[lab.shown] ?? lab.records.at(-1);
  const rooms = (record?.rooms ?? []).flatMap(({ ipc }) => (ipc === null ? [] : [ipc]));
  const seen = lab.shown >= lab.records.length;
  return { rooms: [...new Set(rooms)], lit: seen ? [] : expanded(record?.lit ?? [], world) };
}

/**
 * `ipc:4026532180/msg` stands for all queues there, `ipc:4026532180/msg#0x1ab1` for
 * that with the key: their ids in its place.
 */
export function expanded(lit: readonly string[], world: World): NodeId[] {
  return lit.flatMap((entry) => {
    if (!entry.includes('/')) return [entry];
    const [kind = '', key] = entry.split('#');
    return (
      [...world.objects.values()]
        .filter(({ id }) => id.startsWith(`${kind}/`))
        // A key is a signed number to the kernel.
        .filter((one) => !key || ('key' in one && one.key === (Number(key) | 0)))
        .map(({ id }) => id)
    );
  });
}

/** What the rooms of the scenario are called, by namespace; a room that has two names has both. */
export function roomNames(): ReadonlyMap<NodeId, string> {
  const { lab } = useLab.getState();
  const names = new Map<NodeId, string>();
  if (lab.phase !== 'open') return names;
  const record = lab.records[lab.shown] ?? lab.records.at(-1);
  for (const { name, ipc } of record?.rooms ?? []) {
    if (ipc === null) continue;
    const before = names.get(ipc);
    names.set(ipc, before === undefined ? name : `${before}, ${name}`);
  }
  return names;
}

/** Calls when the lesson is another; until what it returns is called. */
export function onLesson(listener: () => void): () => void {
  return useLab.subscribe((state, before) => {
    if (state.lab !== before.lab) listener();
  });
}
