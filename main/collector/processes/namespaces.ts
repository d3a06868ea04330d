import { NAMESPACE_TYPES, type NamespaceType, type Process } from '../../model/snapshot.ts';
import { attempt, readLink } from '../kernel/files.ts';
import { parseNamespaceLink } from '../namespaces/identity.ts';

/** Where a thread lives, by type; null: not known. */
export interface Whereabouts {
  namespaces: Process['namespaces'];
  /**
   * This observer may not know. Then it may not know the rest either: all links ask the same
   * (`proc_ns_readlink()` in `fs/proc/namespaces.c`: ptrace(2) access, PTRACE_MODE_READ_FSCREDS),
   * and so do memory and descriptors (`proc_mem_open()`, `proc_fd_access_allowed()` in
   * `fs/proc/base.c`); what a thread waits for asks for more (PTRACE_MODE_ATTACH_FSCREDS).
   */
  refused: boolean;
}

/** Reads the links of a directory `ns` of `/proc/PID` or `/proc/PID/task/TID`. */
export function readWhereabouts(directory: string): Whereabouts {
  const namespaces = {} as Record<NamespaceType, string | null>;
  let refused = false;
  for (const type of NAMESPACE_TYPES) {
    namespaces[type] = null;
    if (refused) continue;
    const link = attempt(() => readLink(`${directory}/${type}`));
    if ('value' in link) namespaces[type] = parseNamespaceLink(link.value);
    else refused = link.refusal === 'refused';
  }
  return { namespaces, refused };
}
