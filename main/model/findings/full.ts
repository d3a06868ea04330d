import { number, plural } from '../numbers.ts';
import type { Integer, IpcLimits, IpcObject, Namespace, ObjectKind } from '../snapshot.ts';
import { type Findable, type Finding, isRead, pidNode } from './finding.ts';

/** From this share of a limit on it is near, in hundredths: whole numbers stay exact. */
const NEAR_PERCENT = 90n;

/**
 * Namespaces that have used up nearly all of a limit: 90 % or more. At the limit the
 * next `…get` call fails with ENOSPC (msgget(2), semget(2), shmget(2), mq_open(3)).
 */
export function nearLimits({ namespaces, objects }: Findable): Finding[] {
  const used = new Map<string, Used>();
  for (const object of objects.values()) add(used, object);
  const findings: Finding[] = [];
  for (const [id, sums] of used) {
    const namespace = namespaces.get(id);
    if (!namespace?.readable || !namespace.limits) continue;
    for (const rule of RULES) {
      const found = nearLimit(namespace, namespace.limits[rule.limit], rule, sums);
      if (found) findings.push(found);
    }
  }
  return findings;
}

/** Per kind: how many there are, and of what they take. */
interface Used {
  readonly count: Record<ObjectKind, number>;
  semaphores: number;
  /** False where the count of a set is not known. */
  semaphoresKnown: boolean;
}

interface Rule {
  readonly limit: keyof IpcLimits;
  /** What is counted, in words. */
  readonly noun: string;
  /** Null: not known. */
  readonly used: (sums: Used) => number | null;
}

const RULES: readonly Rule[] = [
  { limit: 'msgmni', noun: 'message queues', used: ({ count }) => count.msg },
  { limit: 'semmni', noun: 'semaphore sets', used: ({ count }) => count.sem },
  {
    limit: 'semmns',
    noun: 'semaphores in all sets',
    used: ({ semaphores, semaphoresKnown }) => (semaphoresKnown ? semaphores : null),
  },
  { limit: 'shmmni', noun: 'shared memory segments', used: ({ count }) => count.shm },
  { limit: 'queues_max', noun: 'POSIX message queues', used: ({ count }) => count.mqueue },
];

function add(all: Map<string, Used>, object: IpcObject): void {
  let sums = all.get(object.namespace);
  if (!sums) {
    sums = { count: { msg: 0, mqueue: 0, sem: 0, shm: 0 }, semaphores: 0, semaphoresKnown: true };
    all.set(object.namespace, sums);
  }
  sums.count[object.kind] += 1;
  if (object.kind !== 'sem') return;
  if (isRead(object, 'count')) sums.semaphores += object.count;
  else sums.semaphoresKnown = false;
}

function nearLimit(
  { id }: Namespace,
  limit: Integer,
  { limit: name, noun, used }: Rule,
  sums: Used,
): Finding | null {
  const value = used(sums);
  if (value === null || !near(value, limit)) return null;
  return {
    id: `near-limit ${id} ${name}`,
    kind: 'near-limit',
    severity: 'problem',
    nodes: [id],
    evidence: [
      `${number(value)} ${noun} of at most ${number(limit)} (${name})`,
      BigInt(value) >= BigInt(limit)
        ? 'No more can be made without the right to pass the limit (ENOSPC)'
        : `${number(`${BigInt(limit) - BigInt(value)}`)} more can be made`,
    ],
    notProven: 'That more will be wanted: a program may have made all that it needs',
  };
}

function near(used: number, limit: Integer): boolean {
  const most = BigInt(limit);
  return most > 0n && used > 0 && BigInt(used) * 100n >= most * NEAR_PERCENT;
}

/**
 * Queues in which a message more may have no room: where a thread is blocked in
 * msgsnd(2) or mq_timedsend(2), or where a System V queue's bytes are 90 % or more of
 * `msgmnb`. That is what a new queue may hold; the queue's own `msg_qbytes` cannot be
 * seen in `/proc/sysvipc`, so one that holds more than msgmnb, which shows that its own
 * is larger, is found only by those who wait.
 */
export function fullQueues({ namespaces, objects, links }: Findable): Finding[] {
  const senders = new Map<string, number[]>();
  for (const { kind, object, process, operation = '' } of links.values()) {
    if (kind !== 'blocked' || !SENDING.has(operation)) continue;
    const waiting = senders.get(object);
    if (waiting) waiting.push(process);
    else senders.set(object, [process]);
  }
  const findings: Finding[] = [];
  for (const object of objects.values()) {
    if (object.kind !== 'msg' && object.kind !== 'mqueue') continue;
    const bytes = object.kind === 'msg' && isRead(object, 'bytes') ? object.bytes : 0;
    if (bytes === 0 && !senders.has(object.id)) continue;
    const waiting = [...new Set(senders.get(object.id))].sort((a, b) => a - b);
    const limit = namespaces.get(object.namespace)?.limits?.msgmnb;
    const full = limit !== undefined && near(bytes, limit) && BigInt(bytes) <= BigInt(limit);
    if (!full && waiting.length === 0) continue;
    findings.push({
      id: `full-queue ${object.id}`,
      kind: 'full-queue',
      severity: 'notice',
      nodes: [object.id, ...waiting.map(pidNode)],
      evidence: [
        ...(full
          ? [`${plural(bytes, 'byte')} of ${number(limit)} that a new queue may hold (msgmnb)`]
          : []),
        ...waiting.map((pid) => `pid ${pid} waits for room to send`),
      ],
      notProven:
        waiting.length === 0
          ? 'That it is full: its own limit (msg_qbytes) may have been raised since it was made'
          : 'That nobody will receive: a receiver may only be slower than the sender',
    });
  }
  return findings;
}

/** As the kernel names the calls. */
const SENDING: ReadonlySet<string> = new Set(['msgsnd', 'mq_timedsend']);
