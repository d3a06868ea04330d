import { create } from 'zustand';
import type { Finding, World } from '../../preload/contract.ts';
import { useStore } from '../state/store.ts';
import { findingsOf } from './findingsOf.ts';

const NONE: readonly Finding[] = [];

let last: { readonly of: readonly Finding[]; readonly found: readonly Finding[] } = {
  of: NONE,
  found: NONE,
};

/**
 * What of a world deserves a look. Worked out again only where something that it comes
 * from has changed; a finding that is as it was keeps its identity.
 */
export function foundIn(world: World): readonly Finding[] {
  const of = findingsOf(world);
  if (of !== last.of) last = { of, found: keep(last.found, of) };
  return last.found;
}

/** The findings of the world that the window shows: made when it arrives, not when it is drawn. */
export const useFound = create<{ readonly found: readonly Finding[] }>(() => ({ found: NONE }));

/** Keeps the findings up to date until the function that it returns is called. */
export function watchFindings(): () => void {
  const look = (world: World | null) => {
    const found = world === null ? NONE : foundIn(world);
    if (found !== useFound.getState().found) useFound.setState({ found });
  };
  look(useStore.getState().world);
  return useStore.subscribe(({ world }, before) => {
    if (world !== before.world) look(world);
  });
}

function keep(before: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  const known = new Map(before.map((finding) => [finding.id, finding]));
  const kept = now.map((finding) => {
    const old = known.get(finding.id);
    return old !== undefined && alike(old, finding) ? old : finding;
  });
  const same = kept.length === before.length && kept.every((one, index) => one === before[index]);
  return same ? before : kept;
}

/** What follows from the same kind, evidence and nodes is the same too. */
function alike(a: Finding, b: Finding): boolean {
  return (
    a.severity === b.severity &&
    a.notProven === b.notProven &&
    a.nodes.join('\n') === b.nodes.join('\n') &&
    a.evidence.join('\n') === b.evidence.join('\n')
  );
}
