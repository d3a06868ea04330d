import type { Namespace } from '../../../preload/contract.ts';
import { holdWords } from '../../texts/holds.ts';
import { number } from '../../texts/numbers.ts';
import { clipped, commandText, nameOf, visible } from '../../texts/visible.ts';
import { type Column, UNKNOWN } from './column.ts';

const SHOWN = 200;

/** Under the names that lsns(8) has for them. */
export const NAMESPACE_COLUMNS: readonly Column<Namespace>[] = [
  {
    head: 'NS',
    explain: 'Its inode, which tells it from all others while it exists.',
    page: 'lsns(8)',
    width: 104,
    mono: true,
    figures: true,
    value: ({ inode }) => inode,
  },
  {
    head: 'TYPE',
    explain: 'Which of the eight kinds of namespace it is.',
    page: 'lsns(8)',
    width: 76,
    value: ({ type }) => type,
  },
  {
    head: 'NPROCS',
    explain: 'Processes whose first thread is in it.',
    page: 'lsns(8)',
    width: 80,
    mono: true,
    figures: true,
    value: ({ processCount }) => processCount,
    show: number,
  },
  {
    head: 'OBJECTS',
    explain: 'IPC objects in it; only an IPC namespace has any.',
    page: 'ipcs(1)',
    width: 84,
    mono: true,
    figures: true,
    value: ({ id, type, readable }, { held }) => {
      if (type !== 'ipc') return null;
      return readable ? (held.get(id) ?? 0) : UNKNOWN;
    },
    show: number,
  },
  {
    head: 'PID',
    explain: 'The lowest pid in it.',
    page: 'lsns(8)',
    width: 76,
    mono: true,
    figures: true,
    value: ({ id }, { lowest }) => lowest.get(id)?.pid ?? null,
  },
  {
    head: 'USER',
    explain: 'User of that process.',
    page: 'lsns(8)',
    width: 92,
    value: ({ id }, { lowest }) => {
      const process = lowest.get(id);
      return process ? (process.user ?? String(process.uid)) : null;
    },
    show: (value) => nameOf(String(value)),
  },
  {
    head: 'COMMAND',
    explain: 'Command line of that process; its name where it has none.',
    page: 'lsns(8)',
    width: 220,
    value: ({ id }, { lowest }) => {
      const process = lowest.get(id);
      if (process === undefined) return null;
      return commandText(process.commandLine) || process.comm;
    },
    show: (value) => nameOf(clipped(String(value), SHOWN)),
  },
  {
    head: 'PNS',
    explain: 'Inode of its parent: PID and user namespaces have one.',
    page: 'lsns(8)',
    width: 104,
    mono: true,
    figures: true,
    value: ({ parent }) => inodeIn(parent),
  },
  {
    head: 'ONS',
    explain: 'Inode of the user namespace that owns it.',
    page: 'lsns(8)',
    width: 104,
    mono: true,
    figures: true,
    value: ({ owner }) => inodeIn(owner),
  },
  {
    head: 'NESTED IN',
    explain: 'Process ancestry, not a kernel fact: the inode of the namespace that it came from.',
    page: 'unshare(2)',
    width: 104,
    mono: true,
    figures: true,
    value: ({ nestedIn }) => inodeIn(nestedIn),
  },
  {
    head: 'KEPT BY',
    explain: 'What keeps it where no process is in it.',
    page: 'namespaces(7)',
    width: 240,
    value: ({ heldBy }) => {
      const [first] = heldBy;
      if (first === undefined) return null;
      const { words } = holdWords(first);
      const whom = 'pid' in first ? ` pid ${first.pid}` : '';
      const more = heldBy.length > 1 ? `, and ${heldBy.length - 1} more` : '';
      return `${words}${whom}${more}`;
    },
    show: (value) => visible(String(value)),
  },
];

function inodeIn(id: string | null): number | null {
  return id === null ? null : Number(id.slice(id.indexOf(':') + 1));
}
