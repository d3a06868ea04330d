/** What a search can be narrowed to, each by the words that name it before a colon. */
const FIELD_NAMES = {
  pid: 'pid',
  command: 'command',
  cmd: 'command',
  comm: 'command',
  user: 'user',
  uid: 'user',
  key: 'key',
  id: 'id',
  name: 'name',
  container: 'container',
  ns: 'namespace',
  namespace: 'namespace',
  inode: 'namespace',
  kind: 'kind',
  state: 'state',
} as const;

export type Field = (typeof FIELD_NAMES)[keyof typeof FIELD_NAMES];

/** One thing that is asked for. All of a query must be met. */
export interface Token {
  /** Null: anywhere. */
  readonly field: Field | null;
  /** In lower case, never empty. */
  readonly value: string;
}

export interface Query {
  readonly tokens: readonly Token[];
  /** What can never match as it is written, in words; null: nothing. */
  readonly complaint: string | null;
}

/** `word`, `"two words"`, `field:word`, `field:"two words"`; a quote left open ends with the text. */
const PIECE = /(?:([a-z]+):)?"([^"]*)"?|(\S+)/gi;

/**
 * Reads what a person typed. Everything can be read: a field that is not known is
 * a word like any other (`ipc:4026531839/msg/0`), one without a value yet asks nothing.
 */
export function parseQuery(text: string): Query {
  const tokens: Token[] = [];
  for (const [, prefix, quoted, word] of text.matchAll(PIECE)) {
    const token = word === undefined ? tokenOf(prefix, quoted ?? '') : wordToken(word);
    if (token.value !== '') tokens.push(token);
  }
  const complaint = tokens.map(complaintOf).find((words) => words !== null) ?? null;
  return { tokens, complaint };
}

function wordToken(word: string): Token {
  const colon = word.indexOf(':');
  if (colon < 1 || fieldOf(word.slice(0, colon)) === null) return tokenOf(undefined, word);
  return tokenOf(word.slice(0, colon), word.slice(colon + 1));
}

function tokenOf(prefix: string | undefined, value: string): Token {
  const field = prefix === undefined ? null : fieldOf(prefix);
  const whole = prefix !== undefined && field === null ? `${prefix}:${value}` : value;
  return { field, value: whole.toLowerCase() };
}

function fieldOf(word: string): Field | null {
  const name = word.toLowerCase();
  return Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name as keyof typeof FIELD_NAMES] : null;
}

/** What `kind:` takes, and the words for it that a search begins with. */
export const KIND_WORDS = {
  namespace: ['namespace', 'room'],
  process: ['process'],
  msg: ['queue', 'message queue', 'msg'],
  mqueue: ['queue', 'posix queue', 'mqueue', 'message queue'],
  sem: ['semaphore', 'semaphore set', 'sem', 'set'],
  shm: ['segment', 'shared memory segment', 'shm', 'memory'],
} as const;

function complaintOf({ field, value }: Token): string | null {
  switch (field) {
    case 'pid':
    case 'namespace':
    case 'id':
      return /^\d+$/.test(value) ? null : `${NUMBER_WORDS[field]}, not “${value}”`;
    case 'key':
      return keyNumber(value) !== null || /^0x$/.test(value)
        ? null
        : `key: takes a number such as 0x51 or 81, not “${value}”`;
    case 'kind':
      return Object.values(KIND_WORDS).some((words) => words.some((word) => word.startsWith(value)))
        ? null
        : `kind: takes namespace, process, queue, semaphore or segment, not “${value}”`;
    default:
      return null;
  }
}

const NUMBER_WORDS = {
  pid: 'pid: takes a process’s number',
  id: 'id: takes the number of a queue, set or segment',
  namespace: 'ns: takes the number of a namespace',
} as const;

/** A System V key as a person writes it: hex, decimal, or signed as the kernel prints it. */
export function keyNumber(value: string): number | null {
  if (!/^(?:0x[0-9a-f]{1,8}|-?\d{1,10})$/.test(value)) return null;
  return Number(value) >>> 0;
}
