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
  readonly command: string;
  readonly note: string | null;
}

const LETTERS = { msg: 'q', sem: 's', shm: 'm' } as const;

/** What ipcs(1) shows of a System V object, or the file of a POSIX queue; null: there is no way in. */
export function objectCommand(object: IpcObject, world: World): ShellCommand | null {
  const into = wayInto(object.namespace, world);
  if (into === null) return null;
  if (object.kind === 'mqueue') return queueCommand(object, into, world);
  const show = `ipcs -${LETTERS[object.kind]} -i ${object.sysvId}`;
  return { command: words(into.enter === '' ? '' : into.sudo, into.enter, show), note: into.note };
}

/**
 * A mounted mqueue file system shows the namespace of whoever mounted it, so one is
 * mounted afresh, in a mount namespace that ends with the command.
 */
function queueCommand(queue: PosixQueue, into: Way, world: World): ShellCommand {
  const name = quote(nameBytes(queue));
  if (into.enter === '' && world.host.observer.uid !== 0) {
    return {
      command: `ls -ld -- /dev/mqueue/${name} && cat -- /dev/mqueue/${name}`,
      note: 'where the mqueue file system is mounted, as it usually is',
    };
  }
  const script = `mount -t mqueue none /tmp && ls -ld -- "/tmp/$1" && cat -- "/tmp/$1"`;
  const show = `unshare --mount sh -c '${script}' sh ${name}`;
  return { command: words(into.sudo, into.enter, show), note: into.note };
}

/** What `/proc` tells of a process itself. */
export function processCommand({ pid }: Process): ShellCommand {
  return { command: `cat /proc/${pid}/status`, note: null };
}

/** Who is in a namespace, as lsns(8) lists them. */
export function namespaceCommand({ inode }: Namespace, world: World): ShellCommand {
  return { command: words(sudo(world), `lsns ${inode}`), note: null };
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
