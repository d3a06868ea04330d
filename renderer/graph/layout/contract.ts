import type { Lens } from '../../../preload/contract.ts';

/**
 * What goes to the layout worker and what comes back: flat arrays of numbers,
 * because those cross to another thread without being read on the way.
 */
export interface LayoutInput {
  /** Counts the requests, so that an answer can be told from an older one. */
  readonly revision: number;
  /** What its rooms are: each lens has a picture of its own, and a memory of its own. */
  readonly lens: Lens;
  /** How much larger than natural its texts are: each size has a memory of its own, too. */
  readonly type: number;
  /** Width by height that a picture made from scratch should have. */
  readonly aspect: number;
  /** Forget where everything was. */
  readonly afresh: boolean;
  /**
   * ROOM_FIELDS a room: handle, index of the parent or -1, least width, lines of notes, and 1
   * where it stands free and is a plate: threads lead to it from the rooms.
   */
  readonly rooms: Int32Array<ArrayBuffer>;
  /** NODE_FIELDS a node: handle, room, group or -1, side, width of its label. */
  readonly nodes: Int32Array<ArrayBuffer>;
  /**
   * GROUP_FIELDS a group: handle, room, side, width of its caption, size of its plate in
   * tenths of the usual one, 0 where it is open.
   */
  readonly groups: Int32Array<ArrayBuffer>;
  /** TIE_FIELDS a tie: index of the process, index of the object. */
  readonly ties: Int32Array<ArrayBuffer>;
}

export const ROOM_FIELDS = 5;
export const NODE_FIELDS = 5;
export const GROUP_FIELDS = 5;
export const TIE_FIELDS = 2;

/** Processes stand left, objects right. */
export const LEFT = 0;
export const RIGHT = 1;

export interface Layout {
  readonly revision: number;
  /** PLACE_FIELDS a room: x, y, width, height, height of its door-plate, in the picture's units. */
  readonly rooms: Float32Array<ArrayBuffer>;
  /** x, y of each node's middle. */
  readonly nodes: Float32Array<ArrayBuffer>;
  /** BLOCK_FIELDS a block: key, room, kind, group or -1, first and end of its members, of its ties. */
  readonly blocks: Int32Array<ArrayBuffer>;
  /** BOX_FIELDS a block: x, y, width, height, width of labels left and right. */
  readonly boxes: Float32Array<ArrayBuffer>;
  /** Indices of nodes, block by block. */
  readonly members: Int32Array<ArrayBuffer>;
  /** Indices of ties within a block, block by block; then those that cross walls. */
  readonly ties: Int32Array<ArrayBuffer>;
  /** Where in `ties` those begin that cross from one block to another. */
  readonly firstCrossing: number;
  /**
   * LANE_FIELDS a tie: how it gets through the columns between its ends. From
   * the process `fromDy` down and `fromDx` on, to the object `toDx` before it
   * and `toDy` below it, where it ends at `port`: -0.5 is the upper end of the
   * object's side, 0.5 the lower. Zeros: direct, to the middle.
   */
  readonly lanes: Float32Array<ArrayBuffer>;
}

export const PLACE_FIELDS = 5;
export const BLOCK_FIELDS = 8;
export const BOX_FIELDS = 6;
export const LANE_FIELDS = 5;

/** What a block holds, and so how it is drawn. */
export const BLOCK = {
  /** Processes left, objects right, threads between. */
  panel: 0,
  /** The same with too many nodes for labels. */
  densePanel: 1,
  /** Processes without threads, as dots. */
  dots: 2,
  /** Objects without threads, with labels. */
  shelf: 3,
  denseShelf: 4,
  /** A few processes without threads, with labels. */
  roster: 5,
  /** Processes without threads, counted on a plate: it has no members. */
  plate: 6,
} as const;
