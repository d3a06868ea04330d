import type { Lens } from '../../preload/contract.ts';
import { capital, NAMESPACE_NAMES, type Naming } from '../texts/kinds.ts';
import { relationOf } from './lens.ts';

const CONTAINER: Naming = {
  one: 'container',
  many: 'containers',
  short: 'container',
  what: 'What an engine such as Docker or Podman runs as one, told by the names of control groups.',
  page: 'cgroups(7)',
};

/** What the rooms of a lens are called. */
export function roomNaming(lens: Lens): Naming {
  return lens === 'container' ? CONTAINER : NAMESPACE_NAMES[lens];
}

/** What the picture's rooms stand for, one inside another, and the plates between them. */
export function keyWords(lens: Lens): string[] {
  const words = [`Rooms: ${roomNaming(lens).many}`];
  switch (relationOf(lens)) {
    case 'kernel':
      words.push('Inside another: its child in the kernel’s own hierarchy');
      break;
    case 'ancestry':
      words.push('Inside another: made from there, by process ancestry');
  }
  if (lens === 'user') words.push('Plates: the IPC namespaces that it owns');
  else if (lens !== 'ipc') words.push('Plates: objects of one IPC namespace, and who uses them');
  return words;
}

/** How a room stands to the one around it, after the room's name. */
export function nestingWords(lens: Lens, outer: string): string {
  return relationOf(lens) === 'kernel'
    ? `child of ${outer} in the kernel’s own hierarchy`
    : `unshared by a descendant of somebody in ${outer}`;
}

/** Heading of the outline: `IPC namespaces`, `Containers`. */
export function roomsHeading(lens: Lens): string {
  return capital(roomNaming(lens).many);
}
