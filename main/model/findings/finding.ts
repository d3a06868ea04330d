import type { World } from '../difference.ts';

/** What can be found, in the order in which findings are given. */
export const FINDING_KINDS = [
  'deadlock',
  'leaked-segment',
  'near-limit',
  'leaked-queue',
  'full-queue',
  'marked-segment',
  'open-to-all',
  'same-key',
  'held-namespace',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something of a world that deserves a look, and why. */
export interface Finding {
  /** The same from poll to poll for as long as it is the same finding; unique in a world. */
  readonly id: string;
  readonly kind: FindingKind;
  /** `problem`: something waits, is lost or will soon be refused. `notice`: good to know. */
  readonly severity: 'problem' | 'notice';
  /**
   * Ids of what it is about, the most important first: `pid 4711`, of objects, of
   * namespaces. Never empty, each once.
   */
  readonly nodes: readonly string[];
  /**
   * What the kernel tells, a sentence without its full stop each. Names of processes
   * and queues stand in them as their makers chose them: make them visible before
   * showing them.
   */
  readonly evidence: readonly string[];
  /** What could be otherwise all the same, in one sentence without its full stop. */
  readonly notProven: string;
}

/** What findings are found in: a world of the snapshot is one. */
export type Findable = Pick<World, 'namespaces' | 'processes' | 'objects' | 'links' | 'deadlocks'>;

/** The node of a process, as the rest of the window names it. */
export function pidNode(pid: number): string {
  return `pid ${pid}`;
}

/** Whether all of these fields of an object could be read. */
export function isRead(object: { unknown?: string[] }, ...fields: string[]): boolean {
  return !fields.some((field) => object.unknown?.includes(field));
}
