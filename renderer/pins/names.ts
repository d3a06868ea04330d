import type { World } from '../../preload/contract.ts';
import { roomNames } from '../state/roomNames.ts';
import type { Selected } from '../state/selection.ts';
import { NAMESPACE_NAMES } from '../texts/kinds.ts';
import { objectTitle } from '../texts/labels.ts';
import { nameOf } from '../texts/visible.ts';

/** What a thing is called where there is room for little: `postgres 4711`, `queue 0x4d2`, `web`. */
export function nameOfThing(thing: Selected, world: World): string {
  switch (thing.kind) {
    case 'process':
      return `${nameOf(thing.process.comm)} ${thing.process.pid}`;
    case 'object':
      return objectTitle(thing.object);
    case 'namespace': {
      const { id, type, inode } = thing.namespace;
      return roomNames(world).get(id) ?? `${NAMESPACE_NAMES[type].one} ${inode}`;
    }
  }
}
