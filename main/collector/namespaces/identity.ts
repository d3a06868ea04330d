import { NAMESPACE_TYPES, type NamespaceId, type NamespaceType } from '../../model/snapshot.ts';

const LINK = /^([a-z_]+):\[(\d+)\]$/;

/** Ids by the text of their link: most processes share the same few. */
const known = new Map<string, NamespaceId | null>();
const MOST_KNOWN = 100_000;

/** The id in the text of a link under `/proc/PID/ns`: `ipc:[4026531839]`; else null. */
export function parseNamespaceLink(link: string): NamespaceId | null {
  let id = known.get(link);
  if (id === undefined) {
    const match = LINK.exec(link);
    const type = NAMESPACE_TYPES.find((name) => name === match?.[1]);
    id = type === undefined ? null : `${type}:${Number(match?.[2])}`;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(link, id);
  }
  return id;
}

export function typeOf(id: string): NamespaceType {
  return id.slice(0, id.indexOf(':')) as NamespaceType;
}

export function inodeOf(id: string): number {
  return Number(id.slice(id.indexOf(':') + 1));
}

/**
 * The kernel numbers the namespaces made at boot below PROC_DYNAMIC_FIRST
 * (`include/linux/proc_ns.h`), all others from there on. Older kernels numbered
 * the first mnt and net namespace like any other: there kthreadd's links tell.
 */
const FIRST_FIXED = 0xeffffff0;
const FIRST_DYNAMIC = 0xf0000000;

/**
 * Whether a namespace is the host's own. `kthreadd` holds the ids of pid 2's
 * namespaces where that is the kernel's thread and may be read, else nothing.
 */
export function isInitial(id: string, kthreadd: ReadonlySet<string>): boolean {
  const inode = inodeOf(id);
  return (inode >= FIRST_FIXED && inode < FIRST_DYNAMIC) || kthreadd.has(id);
}
