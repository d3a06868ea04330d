import type { ObjectKind, Snapshot } from '../../model/snapshot.ts';

/** A snapshot in a few lines of words, for a terminal. */
export function summary({ namespaces, processes, objects, links, problems }: Snapshot): string {
  const rooms = namespaces.filter(({ type }) => type === 'ipc');
  const unread = rooms.filter(({ readable }) => !readable).length;
  const homeless = processes.filter((process) => process.namespaces.ipc === null).length;
  const users = new Set(links.map(({ process }) => process));
  const lines = [
    `${counted(processes.length - homeless, 'process', 'processes')} in ${counted(rooms.length, 'IPC namespace')}` +
      `, ${users.size} of them tied to an IPC object`,
    KINDS.map(([kind, one, many]) =>
      counted(objects.filter((object) => object.kind === kind).length, one, many),
    ).join(', '),
  ];
  if (homeless > 0) {
    const which = homeless === 1 ? 'whose IPC namespace is' : 'whose IPC namespaces are';
    lines.push(`${counted(homeless, 'more process', 'more processes')} ${which} unknown`);
  }
  if (unread > 0) {
    lines.push(`${counted(unread, 'IPC namespace')} could not be looked into`);
  }
  if (problems.length > 0) {
    lines.push(`${counted(problems.length, 'thing')} could not be read:`);
    for (const { what, remedy } of problems.slice(0, SHOWN)) {
      lines.push(`  ${what}${remedy === null ? '' : ` (${remedy})`}`);
    }
    if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more`);
  }
  return lines.join('\n');
}

const SHOWN = 5;

const KINDS: readonly [ObjectKind, string, string][] = [
  ['msg', 'message queue', 'message queues'],
  ['mqueue', 'POSIX message queue', 'POSIX message queues'],
  ['sem', 'semaphore set', 'semaphore sets'],
  ['shm', 'shared memory segment', 'shared memory segments'],
];

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
