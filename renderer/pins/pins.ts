import type { World } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import type { NodeId, Selected } from '../state/selection.ts';

/** Something that stays lit. */
export interface Pin {
  readonly node: NodeId;
  /**
   * What tells it from another that is given the same number: of a process when it began,
   * of an object who made it and with which key. Empty for a namespace, which has no more
   * than its number.
   */
  readonly mark: string;
}

export function pinOf(node: NodeId, thing: Selected): Pin {
  return { node, mark: markOf(thing) };
}

function markOf(thing: Selected): string {
  switch (thing.kind) {
    case 'namespace':
      return '';
    case 'process':
      return String(thing.process.startTime);
    case 'object': {
      const { object } = thing;
      if (object.kind === 'mqueue') return `${object.uid}`;
      return `${object.key} ${object.creatorUid}`;
    }
  }
}

/** What is pinned, as it is now; null: it has gone. */
export function pinned(world: World, { node, mark }: Pin): Selected | null {
  const thing = find(world, node);
  if (thing === null) return null;
  const same =
    thing.kind === 'process'
      ? Math.abs(thing.process.startTime - Number(mark)) <= DRIFT
      : markOf(thing) === mark;
  return same ? thing : null;
}

/**
 * The kernel counts a process's start from its own, and what the clock said then is worked
 * out anew by each collector: it is not the same to the second. In milliseconds.
 */
const DRIFT = 2000;

/** With it at the end, or without it where it was. */
export function toggled(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  const without = pins.filter(({ node }) => node !== pin.node);
  return without.length < pins.length ? without : [...pins, pin];
}

/**
 * Which one a step leads to, of those that are there: from the first to the last, and then
 * to none of them, where all are lit alike; null is that.
 */
export function stepFrom(
  there: readonly NodeId[],
  at: NodeId | null,
  way: 'next' | 'back',
): NodeId | null {
  const places = [null, ...there];
  const from = Math.max(0, places.indexOf(at));
  const step = way === 'next' ? 1 : -1;
  return places[(from + step + places.length) % places.length] ?? null;
}

/** Takes what was kept of them, for the same boot: pids and inodes begin anew with the next. */
export function pinsFrom(value: Record<string, unknown>, bootId: string): readonly Pin[] {
  if (value.bootId !== bootId || !Array.isArray(value.pins)) return [];
  return value.pins.filter(isPin).map(({ node, mark }) => ({ node, mark }));
}

function isPin(value: unknown): value is Pin {
  if (typeof value !== 'object' || value === null) return false;
  const { node, mark } = value as Record<string, unknown>;
  return typeof node === 'string' && typeof mark === 'string';
}
