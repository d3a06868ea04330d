import {
  namespaceLabel,
  objectFacts,
  objectLabel,
  objectTitle,
  processLabel,
  userName,
} from '../texts/labels.ts';
import { number, plural } from '../texts/numbers.ts';
import { notableState } from '../texts/states.ts';
import { nameOf } from '../texts/visible.ts';
import type { Room } from './rooms.ts';
import type { Content } from './row.ts';

/** What a row says: to the eye in parts, to assistive technology as one label. */
export interface RowText {
  readonly title: string;
  /** Beside the title, quieter. */
  readonly detail: string;
  readonly label: string;
}

export function rowText(row: Content): RowText {
  switch (row.kind) {
    case 'namespace': {
      const { namespace, hidden } = row.room;
      const label = namespaceLabel(namespace, objectCount(row.room));
      return {
        title: row.plate ? plateTitle(row.plate, row.room) : roomTitle(row.room),
        detail: String(namespace.inode),
        label: hidden.length === 0 ? label : `${label}, ${number(hidden.length)} hidden`,
      };
    }
    case 'object':
      return {
        title: objectTitle(row.object),
        detail: objectFacts(row.object).join(' · '),
        label: objectLabel(row.object),
      };
    case 'process': {
      const { process } = row;
      const words = [userName(process.uid, process.user), notableState(process.state)];
      return {
        title: nameOf(process.comm),
        detail: words.filter((word) => word !== null).join(' · '),
        label: processLabel(process),
      };
    }
    case 'group': {
      const { title, count, members } = row;
      return { title, detail: '', label: `${title}: ${plural(count, ...members)}` };
    }
  }
}

function plateTitle(plate: 'owned' | 'objects', room: Room): string {
  const whose = room.namespace.initial ? 'the host' : roomTitle(room);
  return plate === 'owned' ? `IPC of ${whose}` : `Objects of ${whose}`;
}

/** All of its objects, shown or not. */
export function objectCount({ objects, hidden }: Room): number {
  return objects.length + hidden.filter((thing) => 'kind' in thing).length;
}

/** A room goes by its container where all in it are of one, else by who has been there longest. */
function roomTitle({ namespace, users, quiet, hidden }: Room): string {
  if (namespace.initial) return 'Host';
  const unseen = hidden.filter((thing) => 'pid' in thing);
  const inside = [...users, ...quiet, ...unseen];
  let [oldest] = inside;
  if (oldest === undefined) return 'No process';
  let shared = oldest.container;
  for (const process of inside) {
    if (process.startTime < oldest.startTime) oldest = process;
    if (process.container?.id !== shared?.id) shared = null;
  }
  if (shared !== null) return nameOf(shared.name ?? shared.id.slice(0, 12));
  return nameOf(oldest.comm);
}
