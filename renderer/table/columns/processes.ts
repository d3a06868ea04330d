import type { NamespaceType, Process } from '../../../preload/contract.ts';
import { NAMESPACE_NAMES } from '../../texts/kinds.ts';
import { number } from '../../texts/numbers.ts';
import { clipped, commandText, nameOf, visible } from '../../texts/visible.ts';
import { AS_TIME, type Column, UNKNOWN } from './column.ts';

/** A command line can have two million characters. */
const SHOWN = 300;

/** Under the names that ps(1) has for them. */
export const PROCESS_COLUMNS: readonly Column<Process>[] = [
  {
    head: 'PID',
    explain: 'Its number, as the collector sees it.',
    page: 'ps(1)',
    width: 76,
    mono: true,
    figures: true,
    value: ({ pid }) => pid,
  },
  {
    head: 'COMMAND',
    explain: 'The name of its first thread.',
    page: 'ps(1)',
    width: 132,
    value: ({ comm }) => comm,
    show: (value) => nameOf(String(value)),
  },
  {
    head: 'USER',
    explain: 'Name of its effective user, or the uid.',
    page: 'ps(1)',
    width: 92,
    value: ({ user, uid }) => user ?? String(uid),
    show: (value) => nameOf(String(value)),
  },
  namespaceColumn('ipc'),
  {
    head: 'OBJECTS',
    explain: 'IPC objects that it has attached or open, or waits for, now.',
    page: 'sysvipc(7)',
    width: 84,
    mono: true,
    figures: true,
    value: ({ pid }, { used }) => used.get(pid) ?? 0,
    show: number,
    sought: null,
  },
  {
    head: 'S',
    explain:
      'Its state, by the letter: R runs, S sleeps, D waits for a disk, T is stopped, Z has ended.',
    page: 'ps(1)',
    width: 44,
    mono: true,
    value: ({ state }) => state,
  },
  {
    head: 'PPID',
    explain: 'Its parent.',
    page: 'ps(1)',
    width: 76,
    mono: true,
    figures: true,
    value: ({ ppid }) => ppid,
  },
  {
    head: 'CONTAINER',
    explain: 'The container that its control group belongs to.',
    page: 'cgroups(7)',
    width: 120,
    value: ({ container }) => container && (container.name ?? container.id.slice(0, 12)),
    show: (value) => nameOf(String(value)),
  },
  {
    head: 'STARTED',
    explain: 'When it began.',
    page: 'ps(1)',
    ...AS_TIME,
    value: ({ startTime }) => startTime,
  },
  namespaceColumn('pid'),
  namespaceColumn('user'),
  namespaceColumn('net'),
  namespaceColumn('mnt'),
  namespaceColumn('uts'),
  namespaceColumn('cgroup'),
  namespaceColumn('time'),
  {
    head: 'ARGS',
    explain: 'Its command line; empty for threads of the kernel.',
    page: 'ps(1)',
    width: 360,
    value: ({ commandLine }) => (commandLine.length === 0 ? null : commandText(commandLine)),
    show: (value) => visible(clipped(String(value), SHOWN)),
  },
];

function namespaceColumn(type: NamespaceType): Column<Process> {
  return {
    head: `${type.toUpperCase()}NS`,
    explain: `Inode of its ${NAMESPACE_NAMES[type].one}.`,
    page: 'ps(1)',
    width: 108,
    mono: true,
    figures: true,
    value: ({ namespaces }) => {
      const id = namespaces[type];
      return id === null ? UNKNOWN : Number(id.slice(type.length + 1));
    },
  };
}
