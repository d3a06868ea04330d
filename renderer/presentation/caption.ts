import type { World } from '../../preload/contract.ts';
import { roomNames } from '../state/roomNames.ts';
import type { Selected } from '../state/selection.ts';
import { capital, NAMESPACE_NAMES, OBJECT_NAMES } from '../texts/kinds.ts';
import { objectFacts, objectTitle, userName } from '../texts/labels.ts';
import { plural, processes } from '../texts/numbers.ts';
import { stateWords } from '../texts/states.ts';
import { nameOf, visible } from '../texts/visible.ts';
import type { IconKind } from '../theme/KindIcon.tsx';

/** One large line: what is shown, and what is worth saying of it. */
export interface Caption {
  readonly icon: IconKind | null;
  readonly title: string;
  readonly facts: readonly string[];
}

/** Of what is selected. */
export function captionOf(thing: Selected, world: World): Caption {
  const room = (ipc: string | null) =>
    ipc === null
      ? 'in an IPC namespace that is not known'
      : `in ${roomNames(world).get(ipc) ?? ipc}`;
  switch (thing.kind) {
    case 'process': {
      const { pid, comm, uid, user, state, namespaces } = thing.process;
      const uses = new Set<string>();
      for (const link of world.links.values()) if (link.process === pid) uses.add(link.object);
      return {
        icon: 'process',
        title: nameOf(comm),
        facts: [
          `process ${pid} of ${userName(uid, user)}`,
          room(namespaces.ipc),
          stateWords(state),
          uses.size === 0 ? 'tied to no IPC object' : `tied to ${plural(uses.size, 'IPC object')}`,
        ],
      };
    }
    case 'object': {
      const { object } = thing;
      const title = capital(objectTitle(object));
      const { one } = OBJECT_NAMES[object.kind];
      return {
        icon: object.kind,
        title,
        facts: [one, room(object.namespace), ...objectFacts(object)],
      };
    }
    case 'namespace': {
      const { id, type, inode, processCount } = thing.namespace;
      const objects = [...world.objects.values()].filter(({ namespace }) => namespace === id);
      const listed = thing.namespace.readable
        ? plural(objects.length, 'object')
        : 'objects unknown';
      return {
        icon: 'namespace',
        title: roomNames(world).get(id) ?? capital(NAMESPACE_NAMES[type].one),
        facts: [
          `${NAMESPACE_NAMES[type].one} ${inode}`,
          processes(processCount),
          ...(type === 'ipc' ? [listed] : []),
        ],
      };
    }
  }
}

/** Of all of it, where nothing is selected. */
export function overview({ host, namespaces, objects, processes: all }: World): Caption {
  let rooms = 0;
  for (const { type } of namespaces.values()) if (type === 'ipc') rooms += 1;
  return {
    icon: null,
    title: visible(host.hostname),
    facts: [
      plural(rooms, 'IPC namespace'),
      processes(all.size),
      plural(objects.size, 'IPC object'),
    ],
  };
}
