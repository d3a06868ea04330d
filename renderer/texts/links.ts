import type { Link, LinkKind, ObjectKind } from '../../preload/contract.ts';

/** What ties a process to an object, seen from the object, and how far that is true. */
const WORDS: Readonly<Record<LinkKind, { is: string; truth: string; page: string }>> = {
  attached: {
    is: 'attached',
    truth: 'It has the segment in its address space now.',
    page: 'shmat(2)',
  },
  open: { is: 'has it open', truth: 'It holds a descriptor of the queue now.', page: 'mq_open(3)' },
  blocked: {
    is: 'waits for it',
    truth: 'One of its threads was in this system call when the snapshot was taken.',
    page: 'proc_pid_syscall(5)',
  },
  'last-sender': {
    is: 'last sender',
    truth:
      'The kernel remembers who sent the last message. The process may no longer be connected, or another process may have been given its pid since.',
    page: 'msgctl(2)',
  },
  'last-receiver': {
    is: 'last receiver',
    truth:
      'The kernel remembers who received the last message. The process may no longer be connected, or another process may have been given its pid since.',
    page: 'msgctl(2)',
  },
  creator: {
    is: 'creator',
    truth:
      'The kernel remembers the pid that made the segment. The process need not be attached, and another may have been given its pid since.',
    page: 'shmctl(2)',
  },
  'last-operator': {
    is: 'last operator',
    truth:
      'The kernel remembers who was last to attach, detach or operate. The process may no longer be connected, or another process may have been given its pid since.',
    page: 'shmctl(2)',
  },
};

const ACCESS: Readonly<Record<NonNullable<Link['access']>, Record<'attached' | 'open', string>>> = {
  read: { attached: 'to read', open: 'to receive' },
  write: { attached: 'to write', open: 'to send' },
  'read-write': { attached: 'to read and write', open: 'to send and receive' },
};

/** `attached to read and write`, `last sender (may no longer be connected)`. */
export function linkWords(link: Link): string {
  const { is } = WORDS[link.kind];
  switch (link.kind) {
    case 'attached':
    case 'open':
      return link.access ? `${is} ${ACCESS[link.access][link.kind]}` : is;
    case 'blocked':
      return link.operation ? `waits in ${link.operation}()` : is;
    case 'creator':
      return `${is} (need not be attached)`;
    default:
      return `${is} (may no longer be connected)`;
  }
}

/** How the kernel knows, and its man page. */
export function linkTruth(link: Link): { truth: string; page: string } {
  return WORDS[link.kind];
}

/** Ties that hold now come first, then what the kernel merely remembers. */
export function linkRank(kind: LinkKind): number {
  return [
    'blocked',
    'attached',
    'open',
    'last-operator',
    'last-sender',
    'last-receiver',
    'creator',
  ].indexOf(kind);
}

/** Which ties each kind of object can have at all, for saying that there are none. */
export function noLinksWords(kind: ObjectKind): string {
  switch (kind) {
    case 'shm':
      return 'No process was seen to have it attached.';
    case 'mqueue':
      return 'No process was seen to have it open.';
    case 'msg':
      return 'No process was seen to wait in a call on it. A process needs no descriptor to use a System V queue, so others may use it too.';
    case 'sem':
      return 'A process needs no descriptor to use a semaphore set, so the kernel keeps no list of those that do.';
  }
}

/** In the place of a pid that the kernel gives as 0. `at`: when that process did it, 0: never. */
export function noPidWords(at: number): string {
  return at === 0 ? 'nobody yet' : 'a process that is not visible from here';
}
