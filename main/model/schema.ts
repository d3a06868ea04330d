import { z } from 'zod';
import type { Difference } from './difference.ts';
import { eventsMessage, eventsStateMessage } from './events/schema.ts';
import { answerSchema } from './requests/schema.ts';
import {
  type Host,
  type IpcObject,
  LINK_KINDS,
  type Link,
  NAMESPACE_TYPES,
  type Namespace,
  type Problem,
  type Process,
  type Snapshot,
} from './snapshot.ts';

/**
 * What a snapshot must look like where it comes in from another process or a
 * file. What is more than this is let through: later versions may add fields.
 */
const count = z.number().int().nonnegative();
const integer = z.union([count, z.string().regex(/^\d+$/)]);
const mode = z.number().int().min(0).max(0o777);
const id = z.string().min(1);
const namespaceId = z.templateLiteral([z.enum(NAMESPACE_TYPES), ':', z.number().int()]);

const limits = z.record(
  z.enum([
    'msgmni',
    'msgmax',
    'msgmnb',
    'semmsl',
    'semmns',
    'semopm',
    'semmni',
    'shmmax',
    'shmall',
    'shmmni',
    'queues_max',
    'msg_max',
    'msgsize_max',
  ]),
  integer,
);

const hold = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('bind-mount'), path: z.string() }),
  z.looseObject({ kind: z.literal('open-file'), pid: count, fd: count }),
  z.looseObject({ kind: z.literal('socket'), pid: count, fd: count }),
  z.looseObject({ kind: z.literal('thread'), pid: count, tid: count }),
  z.looseObject({ kind: z.literal('child'), id }),
]);

const idRange = z.looseObject({ inside: count, outside: count, count });

const namespace = z.looseObject({
  id: namespaceId,
  type: z.enum(NAMESPACE_TYPES),
  inode: count,
  initial: z.boolean(),
  parent: z.string().nullable(),
  owner: z.string().nullable(),
  nestedIn: z.string().nullable(),
  nestingRemembered: z.literal(true).exactOptional(),
  processCount: count,
  heldBy: z.array(hold),
  readable: z.boolean(),
  limits: limits.exactOptional(),
  queueDirectory: z.looseObject({ uid: count, gid: count, mode: count }).exactOptional(),
  ownerUid: count.exactOptional(),
  uidMap: z.array(idRange).exactOptional(),
  gidMap: z.array(idRange).exactOptional(),
});

const process = z.looseObject({
  pid: count,
  ppid: count,
  startTime: z.number(),
  uid: count,
  gid: count,
  user: z.string().nullable(),
  comm: z.string(),
  commandLine: z.array(z.string()),
  state: z.string().length(1),
  namespaces: z.record(z.enum(NAMESPACE_TYPES), z.string().nullable()),
  pidInNamespace: z.array(count),
  container: z
    .looseObject({ engine: z.string(), id: z.string(), name: z.string().nullable() })
    .nullable(),
  credentials: z
    .looseObject({
      fsuid: count,
      fsgid: count,
      groups: z.array(count),
      capabilities: z.string().regex(/^[0-9a-f]+$/),
    })
    .exactOptional(),
});

const base = {
  id,
  namespace: id,
  mode,
  uid: count,
  gid: count,
  unknown: z.array(z.string()).exactOptional(),
};
const sysv = {
  ...base,
  sysvId: z.number().int(),
  key: z.number().int(),
  creatorUid: count,
  creatorGid: count,
  changedAt: z.number(),
};
const semaphore = z.looseObject({
  value: count,
  lastPid: count,
  waitingToRise: count,
  waitingForZero: count,
});

const object = z.discriminatedUnion('kind', [
  z.looseObject({
    ...sysv,
    kind: z.literal('msg'),
    bytes: count,
    messages: count,
    lastSender: count,
    lastReceiver: count,
    sentAt: z.number(),
    receivedAt: z.number(),
  }),
  z.looseObject({
    ...sysv,
    kind: z.literal('sem'),
    semaphores: z.array(semaphore).nullable(),
    count,
    operatedAt: z.number(),
  }),
  z.looseObject({
    ...sysv,
    kind: z.literal('shm'),
    bytes: integer,
    attaches: count,
    creator: count,
    lastOperator: count,
    residentBytes: integer,
    swappedBytes: integer,
    markedForRemoval: z.boolean(),
    locked: z.boolean(),
    attachedAt: z.number(),
    detachedAt: z.number(),
  }),
  z.looseObject({
    ...base,
    kind: z.literal('mqueue'),
    name: z.string(),
    inode: count.exactOptional(),
    bytes: count,
    notify: z.looseObject({ pid: count, signal: count }).nullable(),
  }),
]);

const link = z.looseObject({
  kind: z.enum(LINK_KINDS),
  process: count,
  object: id,
  access: z.enum(['read', 'write', 'read-write']).exactOptional(),
  operation: z.string().exactOptional(),
});

const problem = z.looseObject({
  what: z.string(),
  where: z.string(),
  remedy: z.string().nullable(),
});

const host = z.looseObject({
  hostname: z.string(),
  kernel: z.string(),
  bootId: z.string(),
  observer: z.looseObject({
    pid: count,
    uid: count,
    canEnterNamespaces: z.boolean(),
    ipcNamespace: namespaceId.nullable(),
  }),
});

const deadlock = z.looseObject({
  ring: z.array(z.looseObject({ process: count, object: id })),
});

export const snapshotSchema = z.looseObject({
  version: z.literal(1),
  takenAt: z.number(),
  durationMs: z.number(),
  host,
  namespaces: z.array(namespace),
  processes: z.array(process),
  objects: z.array(object),
  links: z.array(link),
  problems: z.array(problem),
  deadlocks: z.array(deadlock).exactOptional(),
});

/**
 * The compiler's check that schema and interfaces say the same: what passes the schema
 * is of the interface, and every field of the interface, optional ones too, is checked.
 */
type Keys<Type> = Type extends unknown ? keyof Type : never;
/** Without the index signature of `looseObject`. */
type Named<Type> = Type extends unknown
  ? keyof { [Key in keyof Type as string extends Key ? never : Key]: true }
  : never;
type Unchecked<Wide, Narrow extends Wide> = Exclude<Keys<Wide>, Named<Narrow>>;
type None<Nothing extends never> = Nothing;
export type SchemaMatches = [
  None<Unchecked<Namespace, z.infer<typeof namespace>>>,
  None<Unchecked<Process, z.infer<typeof process>>>,
  None<Unchecked<IpcObject, z.infer<typeof object>>>,
  None<Unchecked<Link, z.infer<typeof link>>>,
  None<Unchecked<Problem, z.infer<typeof problem>>>,
  None<Unchecked<Host, z.infer<typeof host>>>,
  None<Unchecked<Host['observer'], z.infer<typeof host>['observer']>>,
  None<Unchecked<Snapshot, z.infer<typeof snapshotSchema>>>,
  None<Exclude<keyof Difference, keyof z.infer<typeof differenceSchema>>>,
];

const hello = z.looseObject({
  type: z.literal('hello'),
  protocol: z.literal(2),
  pid: count,
  uid: count,
});
const failed = z.looseObject({
  type: z.literal('failed'),
  reason: z.string(),
  remedy: z.string().nullable(),
});
const changes = (item: z.ZodType, key: z.ZodType) =>
  z.looseObject({ set: z.array(item), gone: z.array(key) });
const differenceSchema = z.looseObject({
  takenAt: z.number(),
  durationMs: z.number(),
  host: host.nullable(),
  namespaces: changes(namespace, id),
  processes: changes(process, count),
  objects: changes(object, id),
  links: changes(link, id),
  problems: z.array(problem).nullable(),
  deadlocks: z.array(deadlock).nullable(),
});
let messageSchema: z.ZodType = z.discriminatedUnion('type', [
  hello,
  failed,
  z.looseObject({ type: z.literal('answer'), id: count, answer: answerSchema }),
  eventsMessage,
  eventsStateMessage,
  z.looseObject({ type: z.literal('snapshot'), number: count, snapshot: snapshotSchema }),
  z.looseObject({ type: z.literal('difference'), number: count, difference: differenceSchema }),
]);
let prepared = false;

/**
 * Makes code of what the first snapshot is checked with: that takes 20 ms at a time when
 * nobody waits, and then a sixth of what the schema itself takes for 2,000 processes.
 */
export function prepareChecks(): void {
  if (prepared) return;
  prepared = true;
  messageSchema = z.compile(messageSchema);
}

/** What is wrong with a snapshot, in words with the place; null: nothing. */
export function checkSnapshot(value: unknown): string | null {
  return wrongIn(snapshotSchema, value);
}

/** As `checkSnapshot`, of a message of the collector's; see `collector/contract`. */
export function checkMessage(value: unknown): string | null {
  return wrongIn(messageSchema, value);
}

function wrongIn(schema: z.ZodType, value: unknown): string | null {
  if (schema.validate(value)) return null;
  const result = schema.safeParse(value);
  if (result.success) return null;
  const [issue] = result.error.issues;
  return `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`;
}
