import type {
  IpcLimits,
  IpcObject,
  MessageQueue,
  Namespace,
  SemaphoreSet,
  SharedMemory,
} from '../../model/snapshot.ts';
import { readTable } from '../kernel/files.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import { messageQueue, semaphoreSet, sharedMemory } from '../sysvipc/objects.ts';
import { parseTable, type Row } from '../sysvipc/table.ts';

/** What was read inside one IPC namespace. */
export interface Content {
  objects: IpcObject[];
  queues: ListedQueue[];
  /** Device of its mqueue file system; null: not known. */
  device: number | null;
  /** The root of that file system; null: not known. */
  directory: Namespace['queueDirectory'] | null;
  /** Null: not read. */
  limits: IpcLimits | null;
  /** In words what was damaged or refused there. */
  troubles: Trouble[];
}

export interface Trouble {
  what: string;
  remedy: string | null;
}

/** The three texts of `/proc/sysvipc`. */
export type SysvipcTexts = Record<'msg' | 'sem' | 'shm', string>;

export type SysvObject = MessageQueue | SemaphoreSet | SharedMemory;

const MAKERS: { [Kind in keyof SysvipcTexts]: (namespace: string, row: Row) => SysvObject } = {
  msg: messageQueue,
  sem: semaphoreSet,
  shm: sharedMemory,
};

/** Reads `/proc/sysvipc` of the IPC namespace that the thread is in. Throws as fs does. */
export function readSysvipc(): SysvipcTexts {
  return {
    msg: readTable('/proc/sysvipc/msg'),
    sem: readTable('/proc/sysvipc/sem'),
    shm: readTable('/proc/sysvipc/shm'),
  };
}

/** A table as it was read last, and what it says. */
interface ReadTable {
  readonly text: string;
  readonly objects: readonly IpcObject[];
  readonly damaged: number;
}

/** The tables of one namespace, by which those that say the same are not parsed again. */
export type KnownTables = Partial<Record<keyof SysvipcTexts, ReadTable>>;

/** Objects of tables that are as they were keep their identity. */
export function sysvipcObjects(
  namespace: string,
  texts: SysvipcTexts,
  known: KnownTables = {},
): { objects: IpcObject[]; troubles: Trouble[] } {
  const objects: IpcObject[] = [];
  const troubles: Trouble[] = [];
  for (const kind of ['msg', 'sem', 'shm'] as const) {
    const text = texts[kind];
    let table = known[kind];
    if (table?.text !== text) {
      const { rows, damaged } = parseTable(text);
      table = { text, objects: rows.map((row) => MAKERS[kind](namespace, row)), damaged };
      known[kind] = table;
    }
    objects.push(...table.objects);
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
  kind: keyof SysvipcTexts,
  text: string,
  sysvId: number,
): SysvObject | null {
  for (const row of parseTable(text).rows) {
    if (Number(row(ID_COLUMNS[kind])) === sysvId) return MAKERS[kind](namespace, row);
  }
  return null;
}

const ID_COLUMNS = { msg: 'msqid', sem: 'semid', shm: 'shmid' } as const;
