import { NAMESPACE_TYPES, type NamespaceId, type Process } from '../../model/snapshot.ts';

/** What of a process decides where it lives and what came from where. */
export type Member = Pick<Process, 'pid' | 'ppid' | 'startTime' | 'namespaces'>;

/** By the id of a namespace, the processes whose main thread is in it. */
export type Membership = ReadonlyMap<NamespaceId, readonly Member[]>;

/** Who lives in which namespace; the same lists from poll to poll while nobody came, went or moved. */
export class Members {
  #last: readonly Process[] = [];
  #membership: Membership = new Map();

  /** @param processes all, in the order of their pids; the same list while all are as they were */
  refresh(processes: readonly Process[]): Membership {
    if (processes !== this.#last && !this.#areSame(processes)) {
      this.#membership = membershipOf(processes);
    }
    this.#last = processes;
    return this.#membership;
  }

  #areSame(processes: readonly Process[]): boolean {
    return (
      processes.length === this.#last.length &&
      processes.every((process, index) => livesAlike(process, this.#last[index]))
    );
  }
}

/** Most are the same object as before; of others only what a `Member` is may not differ. */
function livesAlike(now: Member, before: Member | undefined): boolean {
  if (now === before) return true;
  return (
    now.pid === before?.pid &&
    now.startTime === before.startTime &&
    now.ppid === before.ppid &&
    // Processes that live in the same namespaces of all types share one object of them (`read.ts`).
    now.namespaces === before.namespaces
  );
}

function membershipOf(processes: readonly Process[]): Membership {
  const membership = new Map<NamespaceId, Member[]>();
  for (const [namespaces, members] of byNamespaces(processes)) {
    for (const type of NAMESPACE_TYPES) {
      const id = namespaces[type] as NamespaceId | null;
      if (id === null) continue;
      const there = membership.get(id);
      if (there === undefined) membership.set(id, members.slice());
      else for (const member of members) there.push(member);
    }
  }
  return membership;
}

/** Those who share an object of namespaces, together: most do. */
function byNamespaces(processes: readonly Process[]): Map<Process['namespaces'], Member[]> {
  const groups = new Map<Process['namespaces'], Member[]>();
  // Neighbours mostly do: look it up only where it changes.
  let last: Process['namespaces'] | null = null;
  let members: Member[] = [];
  for (const process of processes) {
    const { namespaces } = process;
    if (namespaces !== last) {
      members = groups.get(namespaces) ?? [];
      groups.set(namespaces, members);
      last = namespaces;
    }
    members.push(process);
  }
  return groups;
}
