import { plural } from '../numbers.ts';
import type { MessageQueue, SharedMemory } from '../snapshot.ts';
import { type Findable, type Finding, isRead, pidNode } from './finding.ts';
import { Missing } from './gone.ts';

/**
 * Objects that outlived those who used them.
 *
 * A segment is found leaked where `nattch` is 0, its creator has ended, and so has
 * whoever attached or detached last (shmctl(2), `shm_cpid` and `shm_lpid`). A queue
 * where messages lie in it, whoever sent the last has ended, nobody lives who received
 * from it, and no thread waits in a call on it. Where a pid is not visible from here
 * nothing is found: it may live.
 *
 * A segment that is marked for removal (SHM_DEST) and still attached is found only
 * where its creator has ended: to attach a segment and mark it at once, so that it
 * goes with its last user, is how MIT-SHM and many others use one.
 */
export function leaks(world: Findable): Finding[] {
  const missing = new Missing(world);
  const waited = new Set<string>();
  const attached = new Map<string, number[]>();
  for (const { kind, object, process } of world.links.values()) {
    if (kind === 'blocked') waited.add(object);
    if (kind !== 'attached') continue;
    const holders = attached.get(object);
    if (holders) holders.push(process);
    else attached.set(object, [process]);
  }
  const findings: Finding[] = [];
  for (const object of world.objects.values()) {
    const found =
      object.kind === 'shm'
        ? ofSegment(object, missing, attached.get(object.id) ?? [])
        : object.kind === 'msg' && !waited.has(object.id)
          ? ofQueue(object, missing)
          : null;
    if (found) findings.push(found);
  }
  return findings;
}

function ofSegment(
  segment: SharedMemory,
  missing: Missing,
  holders: readonly number[],
): Finding | null {
  const { id, attaches, creator, lastOperator, attachedAt, detachedAt, changedAt } = segment;
  if (!isRead(segment, 'attaches', 'creator', 'lastOperator', 'changedAt')) return null;
  if (missing.ask(creator, changedAt) !== 'gone') return null;
  if (attaches > 0) return segment.markedForRemoval ? marked(segment, holders) : null;
  const moved = Math.max(attachedAt, detachedAt);
  if (moved > 0 && missing.ask(lastOperator, moved) !== 'gone') return null;
  return {
    id: `leaked-segment ${id}`,
    kind: 'leaked-segment',
    severity: 'problem',
    nodes: [id],
    evidence: [
      'No process has it attached (nattch is 0)',
      `Its creator, pid ${creator}, has ended`,
      moved === 0
        ? 'It was never attached'
        : `Who attached or detached last, pid ${lastOperator}, has ended too`,
      `It stays, with its ${plural(segment.bytes, 'byte')}, until somebody removes it`,
    ],
    notProven:
      segment.key === 0
        ? 'That nobody will use it: who knows its id could still attach it'
        : 'That nobody will use it: some programs leave a segment on purpose, for others to find by its key',
  };
}

function marked({ id, attaches, creator }: SharedMemory, holders: readonly number[]): Finding {
  return {
    id: `marked-segment ${id}`,
    kind: 'marked-segment',
    severity: 'notice',
    nodes: [id, ...[...holders].sort((a, b) => a - b).map(pidNode)],
    evidence: [
      'It is marked for removal (SHM_DEST), so it goes with its last attach',
      `It is still attached (nattch is ${attaches})`,
      `Its creator, pid ${creator}, has ended`,
    ],
    notProven: 'That anything is wrong: those who have it attached may need it',
  };
}

function ofQueue(queue: MessageQueue, missing: Missing): Finding | null {
  const { id, messages, lastSender, sentAt, lastReceiver, receivedAt } = queue;
  if (!isRead(queue, 'messages', 'lastSender', 'sentAt', 'lastReceiver', 'receivedAt')) return null;
  if (messages === 0 || missing.ask(lastSender, sentAt) !== 'gone') return null;
  if (receivedAt > 0 && missing.ask(lastReceiver, receivedAt) !== 'gone') return null;
  return {
    id: `leaked-queue ${id}`,
    kind: 'leaked-queue',
    severity: 'notice',
    nodes: [id],
    evidence: [
      `${plural(messages, 'message')} in it, and nobody waits in a call on it`,
      `Who sent last, pid ${lastSender}, has ended`,
      receivedAt === 0
        ? 'Nobody ever received from it'
        : `Who received last, pid ${lastReceiver}, has ended`,
    ],
    notProven: 'That nobody will receive them: a process can know a queue without leaving a trace',
  };
}
