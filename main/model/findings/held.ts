import type { Hold } from '../snapshot.ts';
import { type Findable, type Finding, pidNode } from './finding.ts';

/**
 * IPC namespaces with no process in them that something keeps: a bind mount, an open
 * descriptor, a socket. With a namespace stay its objects and their memory. Where what
 * keeps it is not known nothing is found: its last process may just be ending. One that
 * a thread lives in is not without a process.
 */
export function heldNamespaces({ namespaces, objects }: Findable): Finding[] {
  const inside = new Map<string, number>();
  for (const { namespace } of objects.values()) {
    inside.set(namespace, (inside.get(namespace) ?? 0) + 1);
  }
  const findings: Finding[] = [];
  for (const { id, type, initial, processCount, heldBy, readable } of namespaces.values()) {
    if (type !== 'ipc' || initial || processCount > 0 || heldBy.length === 0) continue;
    if (heldBy.some(({ kind }) => kind === 'thread')) continue;
    findings.push({
      id: `held-namespace ${id}`,
      kind: 'held-namespace',
      severity: 'notice',
      nodes: [id, ...new Set(heldBy.flatMap(holder))],
      evidence: [
        'No process lives in it',
        ...heldBy.map((hold) => `It is kept by ${words(hold)}`),
        readable ? `IPC objects in it: ${inside.get(id) ?? 0}` : 'What is in it could not be read',
      ],
      notProven: 'That it is of no use: a process may be about to enter it',
    });
  }
  return findings;
}

function holder(hold: Hold): string[] {
  return 'pid' in hold ? [pidNode(hold.pid)] : [];
}

function words(hold: Hold): string {
  switch (hold.kind) {
    case 'bind-mount':
      return `a bind mount at ${hold.path}`;
    case 'open-file':
      return `descriptor ${hold.fd} of pid ${hold.pid}`;
    case 'socket':
      return `a socket, descriptor ${hold.fd} of pid ${hold.pid}`;
    case 'thread':
      return `thread ${hold.tid} of pid ${hold.pid}`;
    case 'child':
      return hold.id;
  }
}
