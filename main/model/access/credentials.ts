import type { Process, RecordedCredentials } from '../snapshot.ts';

/**
 * What the kernel asks of a process when it touches an IPC object. Ids are those
 * that the observer sees. Null: not known; nothing is guessed in its place.
 */
export interface Credentials {
  /** Effective uid: the one that counts for System V objects. */
  euid: number;
  /** File system uid and gid, credentials(7): the uid for POSIX queues, the gid for all. */
  fsuid: number | null;
  fsgid: number | null;
  /** Supplementary groups. */
  groups: readonly number[] | null;
  /** Effective capabilities: bit N is the capability of that number, capabilities(7). */
  capabilities: bigint | null;
  /** Id of the IPC namespace that it lives in. */
  ipcNamespace: string | null;
  /** Id of its user namespace: where its capabilities count. */
  userNamespace: string | null;
}

/** A process as far as access is concerned; `credentials` may be missing or refused. */
export interface Subject extends Pick<Process, 'uid'> {
  namespaces: Pick<Process['namespaces'], 'ipc' | 'user'>;
  credentials?: RecordedCredentials | null;
}

export function credentialsOf({ uid, namespaces, credentials }: Subject): Credentials {
  return {
    euid: uid,
    fsuid: credentials?.fsuid ?? null,
    fsgid: credentials?.fsgid ?? null,
    groups: credentials?.groups ?? null,
    capabilities: credentials ? capabilitySet(credentials.capabilities) : null,
    ipcNamespace: namespaces.ipc,
    userNamespace: namespaces.user,
  };
}

/** Null where the text is no hex number. */
function capabilitySet(hex: string): bigint | null {
  return /^[0-9a-f]+$/i.test(hex) ? BigInt(`0x${hex}`) : null;
}
