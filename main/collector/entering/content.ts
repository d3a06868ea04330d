import type {
  IpcLimits,
  IpcObject,
  MessageQueue,
  Namespace,
  SemaphoreSet,
  SharedMemory,
} from '../../model/snapshot.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import type { SysvKind } from '../sysvipc/control.ts';
import { messageQueue, semaphoreSet, sharedMemory } from '../sysvipc/objects.ts';
import { parseTable, type Row } from '../sysvipc/table.ts';

/** What was read inside one IPC namespace. */
export interface Content {
  objects: readonly IpcObject[];
  queues: readonly ListedQueue[];
  /** Device of its mqueue file system; null: not known. */
  device: number | null;
  /** The root of that file system; null: not known. */
  directory: Namespace['queueDirectory'] | null;
  /** Null: not read. */
  limits: IpcLimits | null;
  /** In words what was damaged or refused there. */
  troubles: readonly Trouble[];
}

/** The System V objects of an IPC namespace. */
export type Gathered = Pick<Content, 'objects' | 'troubles'>;

export interface Trouble {
  what: string;
  remedy: string | null;
}

export type SysvObject = MessageQueue | SemaphoreSet | SharedMemory;

const MAKERS: { [Kind in SysvKind]: (namespace: string, row: Row) => SysvObject } = {
  msg: messageQueue,
  sem: semaphoreSet,
  shm: sharedMemory,
};

/** A table, and what it says. */
export interface ReadTable {
  readonly text: string;
  readonly objects: readonly SysvObject[];
  readonly damaged: number;
}

export function tableOf(namespace: string, kind: SysvKind, text: string): ReadTable {
  const { rows, damaged } = parseTable(text);
  return { text, objects: rows.map((row) => MAKERS[kind](namespace, row)), damaged };
}

/** The objects of all three tables. */
export function gathered(tables: Record<SysvKind, ReadTable>): Gathered {
  const objects: IpcObject[] = [];
  const troubles: Trouble[] = [];
  for (const kind of ['msg', 'sem', 'shm'] as const) {
    const table = tables[kind];
    for (const object of table.objects) objects.push(object);
    const { damaged } = table;
    if (damaged > 0) {
      troubles.push({
        what: `${damaged} damaged ${damaged === 1 ? 'line' : 'lines'} in /proc/sysvipc/${kind}`,
        remedy: null,
      });
    }
  }
  return { objects, troubles };
}

/** One object out of a text of `/proc/sysvipc`; null: it is not there. */
export function sysvipcObject(
  namespace: string,
  kind: SysvKind,
  text: string,
  sysvId: number,
): SysvObject | null {
  for (const row of parseTable(text).rows) {
    if (Number(row(ID_COLUMNS[kind])) === sysvId) return MAKERS[kind](namespace, row);
  }
  return null;
}

const ID_COLUMNS = { msg: 'msqid', sem: 'semid', shm: 'shmid' } as const;
