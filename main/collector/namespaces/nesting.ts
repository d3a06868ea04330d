import type { NamespaceType, Process } from '../../model/snapshot.ts';
import type { Life } from './lives.ts';
import type { Member } from './members.ts';

/** Where a namespace came from, by process ancestry. */
export interface Nesting {
  /** Id of the namespace around it; null: not known, or none. */
  nestedIn: string | null;
  /** It was seen before; the processes that showed it have since ended. */
  remembered: boolean;
}

/**
 * The namespace of the nearest ancestor outside, seen from the oldest member that
 * has one. Null: there is no such ancestor, or its namespace may not be read.
 */
export function ancestry(
  type: NamespaceType,
  id: string,
  members: readonly Member[],
  processes: ReadonlyMap<number, Process>,
): string | null {
  let oldest = members[0];
  for (const member of members) if (oldest && isOlder(member, oldest)) oldest = member;
  if (oldest === undefined) return null;
  const seen = new Set<number>();
  let at = processes.get(oldest.ppid);
  while (at !== undefined && !seen.has(at.pid)) {
    seen.add(at.pid);
    const there = at.namespaces[type];
    if (there !== id) return there;
    at = processes.get(at.ppid);
  }
  return null;
}

function isOlder(one: Member, other: Member): boolean {
  return (
    one.startTime < other.startTime || (one.startTime === other.startTime && one.pid < other.pid)
  );
}

/**
 * The nesting of a namespace, given what ancestry shows now. What was seen first
 * stands: when those who made it have ended, their children are given to another
 * process, and ancestry then shows where that one lives. Where a namespace around
 * has itself ended, the one around that takes its place.
 *
 * @param lives the lives of this poll by id
 */
export function nestingOf(
  life: Life,
  shown: string | null,
  lives: ReadonlyMap<string, { life: Life }>,
): Nesting {
  const around = shown === null ? null : (lives.get(shown)?.life ?? null);
  if (life.outer === null && around !== null && !isInside(around, life)) life.outer = around;
  let outer = life.outer;
  while (outer !== null && lives.get(outer.id)?.life !== outer) outer = outer.outer;
  const nestedIn = outer?.id ?? null;
  return { nestedIn, remembered: nestedIn !== null && nestedIn !== shown };
}

/**
 * By setns(2) processes can come to live so that two namespaces each seem to be
 * inside the other: then only the first seen is.
 */
function isInside(inner: Life, outer: Life): boolean {
  for (let at: Life | null = inner; at !== null; at = at.outer) if (at === outer) return true;
  return false;
}
