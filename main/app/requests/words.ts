import type { EndSignal } from '../../model/requests/question.ts';
import type { IpcObject, Link, Process, Snapshot } from '../../model/snapshot.ts';

/** What a person is asked to confirm: a question in one line, and all that hangs on it. */
export interface Words {
  message: string;
  detail: string;
  /** What the button that does it is called. */
  action: string;
}

const NAMES = {
  msg: 'message queue',
  mqueue: 'POSIX message queue',
  sem: 'semaphore set',
  shm: 'shared memory segment',
} as const;

/** So many processes are named one by one. */
const NAMED = 8;

/** What goes with an object, and who uses it, as the snapshot has it. */
export function removalWords(object: IpcObject, snapshot: Snapshot): Words {
  const users = usersOf(object, snapshot);
  return {
    message: `Remove the ${titleOf(object)} from ${object.namespace}?`,
    detail: [contents(object), ...users, ending(object), 'This cannot be undone.']
      .filter((line) => line !== '')
      .join('\n'),
    action: 'Remove it',
  };
}

/** Which process ends, whose it is and what it holds. */
export function endingWords(process: Process, signal: EndSignal, snapshot: Snapshot): Words {
  const command = printed(process.commandLine.join(' ')).slice(0, 200);
  const ties = snapshot.links.filter((link) => link.process === process.pid);
  const children = snapshot.processes.filter(({ ppid }) => ppid === process.pid);
  const used = new Set(ties.filter(({ kind }) => HOLDS.has(kind)).map(({ object }) => object));
  return {
    message: `End ${named(process)} with ${signal}?`,
    detail: [
      command === '' ? '' : `It runs: ${command}`,
      `It belongs to ${process.user === null ? '' : `${printed(process.user)}, `}uid ${process.uid}.`,
      children.length === 0
        ? ''
        : `It has ${counted(children.length, 'child process', 'child processes')}, which will be given to another parent.`,
      used.size === 0 ? '' : `It uses ${listed([...used])}.`,
      signal === 'SIGKILL'
        ? 'SIGKILL ends it at once: it cannot save or tidy up anything.'
        : 'SIGTERM asks it to end: it may tidy up first, or not obey.',
      'This cannot be undone.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    action: signal === 'SIGKILL' ? 'End it at once' : 'End it',
  };
}

/** Ties that hold now, in the order in which they are told. */
const HOLDS: ReadonlyMap<Link['kind'], string> = new Map([
  ['blocked', 'waiting for it'],
  ['attached', 'attached'],
  ['open', 'has it open'],
]);
/** What the kernel merely remembers. */
const REMEMBERED: ReadonlyMap<Link['kind'], string> = new Map([
  ['last-sender', 'sent last'],
  ['last-receiver', 'received last'],
  ['creator', 'made it'],
  ['last-operator', 'was last to attach or detach'],
]);

function usersOf(object: IpcObject, { links, processes }: Snapshot): string[] {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const tied = (kinds: ReadonlyMap<Link['kind'], string>) =>
    [...kinds].flatMap(([kind, words]) =>
      links
        .filter((link) => link.object === object.id && link.kind === kind)
        .flatMap(({ process, operation }) => {
          const who = byPid.get(process);
          if (who === undefined) return [];
          return [`${named(who)} ${operation ? `waiting in ${operation}()` : words}`];
        }),
    );
  const users = tied(HOLDS);
  const past = tied(REMEMBERED);
  return [
    users.length > 0 ? `In use by ${listed(users)}.` : 'No process is seen to use it now.',
    past.length > 0 ? `The kernel remembers: ${listed(past)}.` : '',
    object.kind === 'msg' || object.kind === 'sem'
      ? 'Others may use it too: a process needs no descriptor for that, and leaves no trace.'
      : '',
  ];
}

function contents(object: IpcObject): string {
  const unknown = (field: string) => object.unknown?.includes(field) ?? false;
  switch (object.kind) {
    case 'msg':
      if (object.messages === 0) return 'It is empty.';
      return `It holds ${counted(object.messages, 'message')}, ${counted(object.bytes, 'byte')} together.`;
    case 'mqueue':
      if (unknown('bytes')) return 'Whether messages are in it is not known.';
      return object.bytes === 0
        ? 'It is empty.'
        : `It holds messages of ${counted(object.bytes, 'byte')} together.`;
    case 'sem':
      return `It has ${counted(object.count, 'semaphore')}.`;
    case 'shm':
      return `It has ${counted(object.bytes, 'byte')}, and ${counted(object.attaches, 'attach', 'attaches')}.`;
  }
}

function ending(object: IpcObject): string {
  switch (object.kind) {
    case 'msg':
      return 'Its messages are lost, and who waits for it fails with EIDRM.';
    case 'sem':
      return 'Its values are lost, and who waits for it fails with EIDRM.';
    case 'mqueue':
      return 'Its name goes at once; who has it open keeps it, with its messages, until they close it.';
    case 'shm':
      return object.attaches > 0
        ? 'Who has it attached keeps it until they detach; nobody can find it by its key from then on.'
        : 'Its contents are lost.';
  }
}

function titleOf(object: IpcObject): string {
  if (object.kind === 'mqueue') return `${NAMES.mqueue} ${printed(object.name)}`;
  const number = { msg: 'msqid', sem: 'semid', shm: 'shmid' }[object.kind];
  const key =
    object.key === 0 ? 'no key' : `key 0x${(object.key >>> 0).toString(16).padStart(8, '0')}`;
  return `${NAMES[object.kind]} ${number} ${object.sysvId} (${key})`;
}

function named({ pid, comm }: Process): string {
  return `pid ${pid} (${printed(comm)})`;
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, NAMED).join(', ');
  return words.length > NAMED ? `${shown} and ${words.length - NAMED} more` : shown;
}

function counted(number: number | string, one: string, many = `${one}s`): string {
  return `${BigInt(number).toLocaleString('en')} ${Number(number) === 1 ? one : many}`;
}

/** Names come from others: what does not print, or turns the text around it, must not here. */
function printed(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
