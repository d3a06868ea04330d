import type {
  Hold,
  IpcObject,
  Namespace,
  PosixQueue,
  Process,
  World,
} from '../../../preload/contract.ts';
import { quote } from './quote.ts';

/** A command that shows the same as the inspector, and a word about it. */
export interface ShellCommand {
  /** What of the thing it shows. */
  readonly shows: string;
  readonly command: string;
  readonly note: string | null;
}

const LETTERS = { msg: 'q', sem: 's', shm: 'm' } as const;

/** What ipcs(1) shows of a System V object, or the file of a POSIX queue; none: there is no way in. */
export function objectCommands(object: IpcObject, world: World): ShellCommand[] {
  const into = wayInto(object.namespace, world);
  if (into === null) return [];
  if (object.kind === 'mqueue') return [queueCommand(object, into, world)];
  const show = `ipcs -${LETTERS[object.kind]} -i ${object.sysvId}`;
  return [{ shows: 'the object', command: typed(into, show), note: into.note }];
}

function queueCommand(queue: PosixQueue, into: Way, world: World): ShellCommand {
  const name = quote(nameBytes(queue));
  const shows = 'the queue, as a file';
  if (isMounted(into, world)) {
    return {
      shows,
      command: `ls -ld -- /dev/mqueue/${name} && cat -- /dev/mqueue/${name}`,
      note: MOUNTED,
    };
  }
  const command = `${mounting(into, 'ls -ld -- "/tmp/$1" && cat -- "/tmp/$1"')} sh ${name}`;
  return { shows, command, note: into.note };
}

/** What `/proc` tells of a process itself, and lsns(8) of the namespaces that it is in. */
export function processCommands({ pid, state }: Process, world: World): ShellCommand[] {
  const commands = [{ shows: 'the process', command: `cat /proc/${pid}/status`, note: null }];
  if (state === 'Z') return commands;
  const command = words(sudo(world), `lsns -p ${pid}`);
  return [...commands, { shows: 'its namespaces', command, note: null }];
}

/** Who is in a namespace, as lsns(8) lists them, and what an IPC namespace holds. */
export function namespaceCommands(namespace: Namespace, world: World): ShellCommand[] {
  const { id, type, inode, processCount } = namespace;
  const members = { shows: 'its processes', command: words(sudo(world), `lsns ${inode}`) };
  const commands = processCount === 0 ? [] : [{ ...members, note: null }];
  const into = type === 'ipc' ? wayInto(id, world) : null;
  if (into === null) return commands;
  const mounted = isMounted(into, world);
  return [
    ...commands,
    { shows: 'its System V objects', command: typed(into, 'ipcs'), note: into.note },
    {
      shows: 'its POSIX queues',
      command: mounted ? 'ls -lA /dev/mqueue' : mounting(into, 'ls -lA /tmp'),
      note: mounted ? MOUNTED : into.note,
    },
  ];
}

const MOUNTED = 'where the mqueue file system is mounted, as it usually is';

/** Whether what is mounted already has to do: a plain user may mount nothing where he is. */
function isMounted({ enter }: Way, world: World): boolean {
  return enter === '' && world.host.observer.uid !== 0;
}

/**
 * A mounted mqueue file system shows the namespace of whoever mounted it, so one is
 * mounted afresh, in a mount namespace that ends with the command.
 */
function mounting(into: Way, script: string): string {
  const show = `unshare --mount sh -c 'mount -t mqueue none /tmp && ${script}'`;
  return words(into.sudo, into.enter, show);
}

/** What is typed to run something there. Where one is already, no right is needed for ipcs(1). */
function typed({ enter, sudo }: Way, command: string): string {
  return words(enter === '' ? '' : sudo, enter, command);
}

interface Way {
  /** Empty: it is the namespace that the command is typed in. */
  readonly enter: string;
  readonly sudo: string;
  readonly note: string | null;
}

/** How nsenter(1) gets into an IPC namespace. */
function wayInto(id: string, world: World): Way | null {
  const { observer } = world.host;
  if (id === observer.ipcNamespace) return { enter: '', sudo: sudo(world), note: null };
  const member = firstMember(id, world);
  if (observer.uid !== 0) {
    if (member === null) return null;
    // His own rootless one: its user namespace first, as himself.
    const enter = `nsenter -t ${member} -U --preserve-credentials -i`;
    return { enter, sudo: '', note: null };
  }
  if (member !== null) return { enter: `nsenter -t ${member} -i`, sudo: 'sudo', note: null };
  for (const hold of world.namespaces.get(id)?.heldBy ?? []) {
    const file = fileOf(hold);
    if (file !== null) {
      const note = hold.kind === 'bind-mount' ? 'in the mount namespace that has that path' : null;
      return { enter: `nsenter --ipc=${file}`, sudo: 'sudo', note };
    }
  }
  return null;
}

function firstMember(id: string, world: World): number | null {
  let first: number | null = null;
  for (const { pid, namespaces, state } of world.processes.values()) {
    if (namespaces.ipc !== id || state === 'Z') continue;
    if (first === null || pid < first) first = pid;
  }
  return first;
}

/** A file that stands for the namespace, where a hold has one. */
function fileOf(hold: Hold): string | null {
  switch (hold.kind) {
    case 'bind-mount':
      return quote(new TextEncoder().encode(hold.path));
    case 'open-file':
      return `/proc/${hold.pid}/fd/${hold.fd}`;
    case 'thread':
      return `/proc/${hold.pid}/task/${hold.tid}/ns/ipc`;
    default:
      return null;
  }
}

/** Its name without the slash; in the id bytes that do not print are percent-encoded. */
function nameBytes({ id, namespace }: PosixQueue): Uint8Array {
  const part = id.slice(`${namespace}/mqueue/`.length);
  const bytes: number[] = [];
  for (let index = 0; index < part.length; index += 1) {
    const code = /^%([0-9A-F]{2})/.exec(part.slice(index, index + 3))?.[1];
    bytes.push(code === undefined ? part.charCodeAt(index) : Number.parseInt(code, 16));
    if (code !== undefined) index += 2;
  }
  return Uint8Array.from(bytes);
}

/** What an administrator sees, only an administrator can show again. */
function sudo(world: World): string {
  return world.host.observer.uid === 0 ? 'sudo' : '';
}

function words(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
