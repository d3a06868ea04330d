import type { IpcObject, Lens, ObjectKind, Process, World } from '../../../preload/contract.ts';
import type { NodeId } from '../../state/selection.ts';
import type { Mark } from '../marks/marks.ts';

/**
 * What is to be drawn of one world, before anything has a place: rooms, the
 * nodes in them, and the threads between nodes. Made by `sceneOf` from a world
 * alone; nothing in it depends on what was drawn before, except that a handle
 * stays the same for as long as its node lives.
 */
export interface Scene {
  /** The poll that it shows. */
  readonly sequence: number;
  /** When that was, in Unix milliseconds. */
  readonly takenAt: number;
  /** What it was made of. */
  readonly world: World;
  /** What its rooms are. */
  readonly lens: Lens;
  /** In canonical order: the initial namespace, then by age; plates last. */
  readonly rooms: readonly Room[];
  /** Processes by pid, then objects by id. */
  readonly nodes: readonly SceneNode[];
  /** Index of the first object in `nodes`. */
  readonly firstObject: number;
  readonly threads: readonly Thread[];
  readonly groups: readonly Group[];
  /** Of suspected deadlocks: who was the last to use an object that is waited for, by index. */
  readonly holds: readonly { readonly object: number; readonly process: number }[];
  /** How much the legend hides. */
  readonly hidden: { readonly things: number; readonly lines: number };
}

/** A number that stands for an id: cheap to send to a worker and to compare. */
export type Handle = number;

export interface Room {
  readonly handle: Handle;
  /** Id of the namespace; null for containers, and for regions without walls. */
  readonly id: NodeId | null;
  /**
   * `initial`: the kernel's own; `outside`: no room, a region without walls; `plate`: the
   * objects of an IPC namespace in a picture that is grouped by something else.
   */
  readonly kind: 'initial' | 'ordinary' | 'outside' | 'plate';
  /** Index of the room that it is inside of, by the relation of the lens; -1 for none. */
  readonly parent: number;
  /** False: its objects could not be listed. */
  readonly readable: boolean;
  /** What a person would call it: `Host`, `postgres`. */
  readonly title: string;
  /** `IPC namespace 4026532180`. */
  readonly subtitle: string;
  /** Processes that live in it. */
  readonly size: number;
  readonly mark: Mark | null;
  /** `3 processes · 4 objects`. */
  readonly counts: string;
  /** One more line where there is something to explain: why it is empty, what is unknown. */
  readonly note: string | null;
}

/** How alive it is, 0 to 9: one more for each doubling of those who live in it. */
export function liveliness({ size }: Room): number {
  return Math.min(9, Math.round(Math.log2(1 + size)));
}

/** The number alone, where there is no space for all of it. */
export function shortSubtitle({ subtitle }: Room): string {
  return subtitle.slice(subtitle.lastIndexOf(' ') + 1);
}

export type NodeKind = 'process' | ObjectKind;

interface NodeBase {
  readonly handle: Handle;
  readonly id: NodeId;
  /** Index of its room. */
  readonly room: number;
  /** Index of its group in `groups`; -1: it has threads and stands among what they tie. */
  readonly group: number;
  readonly label: Label;
  readonly mark: Mark | null;
}
export interface ProcessNode extends NodeBase {
  readonly kind: 'process';
  readonly process: Process;
}
export interface ObjectNode extends NodeBase {
  readonly kind: ObjectKind;
  readonly object: IpcObject;
  /** How full it is, 0 to 1; null: no limit is known that it could be measured against. */
  readonly fullness: number | null;
}
export type SceneNode = ProcessNode | ObjectNode;

/** The texts beside a node: safe to draw whatever the kernel said. */
export interface Label {
  /** `postgres`, `queue 0x4d2`, `/demo`. */
  readonly name: string;
  /** `4711`; `3 messages · 1.2 KiB`. */
  readonly detail: string;
}

/**
 * All links between one process and one object: drawn as one line, in the look
 * of the strongest statement among them.
 */
export interface Thread {
  /** Index of the process in `nodes`. */
  readonly process: number;
  /** Index of the object in `nodes`. */
  readonly object: number;
  readonly look: ThreadLook;
}

/**
 * `read`, `write`, `read-write`: attached or open, it holds the object now;
 * `sent`, `received`, `exchanged`, `touched`: it was the last to, or made it,
 * which says nothing about now; `waiting`: blocked in a system call on it; `deadlocked`:
 * that, in a ring of waits.
 */
export const THREAD_LOOKS = [
  'read-write',
  'read',
  'write',
  'sent',
  'received',
  'exchanged',
  'touched',
  'waiting',
  'deadlocked',
] as const;
export type ThreadLook = (typeof THREAD_LOOKS)[number];

/** Nodes without threads that stand together under one caption, or rooms that are counted. */
export interface Group {
  readonly handle: Handle;
  /** Id of its row in the outline; null: it cannot be closed. */
  readonly id: string | null;
  readonly room: number;
  readonly kind: 'processes' | 'objects' | 'rooms';
  /** `kernel threads`. */
  readonly title: string;
  /** `kernel threads · 84 processes`. */
  readonly caption: string;
  /** It is a plate: its processes are no nodes. */
  readonly closed: boolean;
  /** How large its plate is, 1: as usual. */
  readonly scale: number;
  /** A plate of rooms that are shown beside it. */
  readonly unfolded: boolean;
  /** Of a group of processes, and those in rooms that are not shown. */
  readonly processes: readonly Process[];
  /** Ids of the rooms that the plate stands for. */
  readonly rooms: readonly string[];
}
