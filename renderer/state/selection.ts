import type { IpcObject, Namespace, Process } from '../../preload/contract.ts';

/**
 * What a person can select, by the id that the snapshot, the outline's labels
 * and the graph share: `ipc:4026532180`, `ipc:4026532180/shm/3`, `pid 4711`.
 */
export type NodeId = string;

export function processNode(pid: number): NodeId {
  return `pid ${pid}`;
}

/** The pid that a node stands for, null where it is no process. */
export function pidOf(node: NodeId): number | null {
  return node.startsWith('pid ') ? Number(node.slice(4)) : null;
}

export type Selected =
  | { kind: 'namespace'; namespace: Namespace }
  | { kind: 'process'; process: Process }
  | { kind: 'object'; object: IpcObject };
