import type { Container } from '../../model/snapshot.ts';
import { type Membership, parseCgroup } from './cgroup.ts';
import { applied, CONTAINERS, type Rule, SANDBOXES } from './rules.ts';
import { unitIn } from './units.ts';

/** A container, and what else its path tells. */
export interface Found {
  container: Container;
  /** Uid of the Kubernetes pod that it belongs to, with hyphens where it has any. */
  pod: string | null;
}

/**
 * What a process belongs to by the text of its `/proc/PID/cgroup`: the container
 * of an engine, else the systemd unit (engine `systemd`, its name the id), else
 * null. Ids are as long as in the path; a name is null unless the path holds it.
 */
export function containerIn(text: string): Found | null {
  const memberships = parseCgroup(text);
  return (
    innermost(memberships, CONTAINERS) ??
    innermost(memberships, SANDBOXES) ??
    systemdUnit(memberships)
  );
}

/** Of several hierarchies the one that tells of the innermost: some may be left at the root. */
function innermost(memberships: readonly Membership[], rules: readonly Rule[]): Found | null {
  let deepest = -1;
  let found: Found | null = null;
  for (const { path } of memberships) {
    for (let index = path.length - 1; index > deepest; index -= 1) {
      const container = firstApplied(rules, path, index);
      if (container === null) continue;
      deepest = index;
      found = { container, pod: podIn(path.slice(0, index + 1)) };
    }
  }
  return found;
}

function firstApplied(
  rules: readonly Rule[],
  path: readonly string[],
  index: number,
): Container | null {
  for (const rule of rules) {
    const container = applied(rule, path, index);
    if (container !== null) return container;
  }
  return null;
}

/** systemd keeps its units in cgroup v2, or in the v1 hierarchy with its name. */
function systemdUnit(memberships: readonly Membership[]): Found | null {
  for (const hierarchy of ['v2', 'named'] as const) {
    for (const membership of memberships) {
      if (membership.hierarchy !== hierarchy) continue;
      const id = unitIn(membership.path);
      if (id !== null) return { container: { engine: 'systemd', id, name: null }, pod: null };
    }
  }
  return null;
}

// A pod of the API server has a UUID, a static one the hash of its manifest.
const POD =
  /(?:^|-)pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?:\.slice|$)/;

function podIn(path: readonly string[]): string | null {
  for (const part of path.slice().reverse()) {
    const uid = POD.exec(part)?.[1];
    if (uid !== undefined) return uid.replaceAll('_', '-');
  }
  return null;
}

/** Many processes share a text: each is looked at once. */
export class Cgroups {
  readonly #known = new Map<string, Found | null>();

  of(text: string): Found | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const found = containerIn(text);
    this.#known.set(text, found);
    return found;
  }
}

const REMEMBERED = 4096;
