import type { Process } from '../../preload/contract.ts';
import {
  namespaceLabel,
  objectFacts,
  objectLabel,
  objectTitle,
  processLabel,
  userName,
} from '../texts/labels.ts';
import { number, plural } from '../texts/numbers.ts';
import { companyOf, roomName, whoseRoom } from '../texts/roomName.ts';
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
  const whose = whoseRoom(room.namespace.initial, companyOf(insideOf(room)));
  return plate === 'owned' ? `IPC of ${whose}` : `Objects of ${whose}`;
}

/** All of its objects, shown or not. */
export function objectCount({ objects, hidden }: Room): number {
  return objects.length + hidden.filter((thing) => 'kind' in thing).length;
}

function roomTitle(room: Room): string {
  return roomName(room.namespace.initial, companyOf(insideOf(room)));
}

/** All in it, shown or not. */
function insideOf({ users, quiet, hidden }: Room): Process[] {
  return [...users, ...quiet, ...hidden.filter((thing) => 'pid' in thing)];
}
