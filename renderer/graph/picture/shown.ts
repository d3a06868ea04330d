import { easeCubicInOut, easeCubicOut } from 'd3';
import { BOX_FIELDS, PLACE_FIELDS } from '../layout/contract.ts';
import type { Room, SceneNode } from '../scene/scene.ts';
import { formOf, type NodeForm } from './form.ts';
import type { Box, Picture } from './picture.ts';
import { plateOf, roomBox } from './picture.ts';

/** Milliseconds. What leaves is to be noticed, so it stays longer than the rest moves. */
const MOVE = 260;
const LEAVE = 480;
/** From one lens to another nothing has changed in the kernel: all of it moves at once. */
const REGROUP = 300;

/** Something that has gone from the world and is fading. */
export interface Ghost {
  readonly node: SceneNode;
  readonly x: number;
  readonly y: number;
  readonly form: NodeForm;
  alpha: number;
}

export interface GhostRoom {
  readonly room: Room;
  readonly box: Box;
  /** Height of its door-plate. */
  readonly plate: number;
  alpha: number;
}

/**
 * What is on screen right now: a picture, and on its way from the one before.
 * At rest the arrays are the picture's own.
 */
export class Shown {
  picture: Picture;
  nodes: Float32Array;
  rooms: Float32Array;
  boxes: Float32Array;
  /** How far each node has appeared, 0 to 1; null while all have. */
  presence: Float32Array | null = null;
  roomPresence: Float32Array | null = null;
  ghosts: (Ghost & { readonly since: number })[] = [];
  ghostRooms: (GhostRoom & { readonly since: number })[] = [];
  #moves: Move[] = [];
  #births: Birth[] = [];
  #span = { move: MOVE, leave: LEAVE };

  constructor(picture: Picture) {
    this.picture = picture;
    this.nodes = picture.nodes;
    this.rooms = picture.rooms;
    this.boxes = picture.boxes;
  }

  get moving(): boolean {
    return (
      this.#moves.length > 0 ||
      this.#births.length > 0 ||
      this.ghosts.length > 0 ||
      this.ghostRooms.length > 0
    );
  }

  /** Jumps: for pictures that stand still, and people who ask for less motion. */
  replace(next: Picture): void {
    this.picture = next;
    this.#moves = [];
    this.#births = [];
    this.ghosts = [];
    this.ghostRooms = [];
    this.#rest();
  }

  /** Begins to change into `next` at `now` milliseconds. */
  become(next: Picture, now: number): void {
    const last = this.picture;
    const sameLayout = last.layout === next.layout;
    if (sameLayout && last.nodes === next.nodes) {
      this.picture = next;
      return;
    }
    const shownNodes = this.nodes;
    const shownRooms = this.rooms;
    const shownBoxes = this.boxes;
    const regrouped = last.scene.lens !== next.scene.lens;
    this.#span = regrouped ? { move: REGROUP, leave: REGROUP } : { move: MOVE, leave: LEAVE };
    const births = new Map(this.#births.map((birth) => [birth.handle, birth]));
    this.picture = next;
    this.#moves = [];
    this.#births = [];
    next.scene.nodes.forEach(({ handle }, index) => {
      const old = last.index.nodeOf.get(handle);
      if (old === undefined) this.#births.push({ kind: 'node', index, handle, since: now });
      else {
        const birth = births.get(handle);
        if (birth) this.#births.push({ ...birth, index });
        this.#move('nodes', index * 2, 2, shownNodes, old * 2, next.nodes, now);
      }
    });
    next.scene.rooms.forEach(({ handle }, index) => {
      const old = last.index.roomOf.get(handle);
      if (old === undefined) this.#births.push({ kind: 'room', index, handle, since: now });
      else {
        const birth = births.get(handle);
        if (birth) this.#births.push({ ...birth, index });
        this.#move(
          'rooms',
          index * PLACE_FIELDS,
          PLACE_FIELDS,
          shownRooms,
          old * PLACE_FIELDS,
          next.rooms,
          now,
        );
      }
    });
    for (const [key, index] of next.index.blockOf) {
      const old = last.index.blockOf.get(key);
      if (old === undefined) continue;
      this.#move('boxes', index * BOX_FIELDS, 2, shownBoxes, old * BOX_FIELDS, next.boxes, now);
    }
    this.#leave(last, next, shownNodes, shownRooms, now);
    this.advance(now);
  }

  /** Moves everything to where it is at `now`; false once nothing moves any more. */
  advance(now: number): boolean {
    const { move: span, leave } = this.#span;
    this.#moves = this.#moves.filter((move) => now - move.since < span);
    this.#births = this.#births.filter((birth) => now - birth.since < span);
    this.ghosts = this.ghosts.filter((ghost) => now - ghost.since < leave);
    this.ghostRooms = this.ghostRooms.filter((ghost) => now - ghost.since < leave);
    this.#rest();
    if (this.#moves.length > 0) {
      this.nodes = this.nodes.slice();
      this.rooms = this.rooms.slice();
      this.boxes = this.boxes.slice();
      for (const move of this.#moves) {
        this.#place(move, easeCubicInOut((now - move.since) / span));
      }
    }
    if (this.#births.length > 0) {
      this.presence = new Float32Array(this.picture.scene.nodes.length).fill(1);
      this.roomPresence = new Float32Array(this.picture.scene.rooms.length).fill(1);
      for (const { kind, index, since } of this.#births) {
        const presences = kind === 'node' ? this.presence : this.roomPresence;
        presences[index] = easeCubicOut((now - since) / span);
      }
    }
    for (const ghost of [...this.ghosts, ...this.ghostRooms]) {
      ghost.alpha = 1 - easeCubicInOut((now - ghost.since) / leave);
    }
    return this.moving;
  }

  #rest(): void {
    this.nodes = this.picture.nodes;
    this.rooms = this.picture.rooms;
    this.boxes = this.picture.boxes;
    this.presence = null;
    this.roomPresence = null;
  }

  #move(
    what: Move['what'],
    at: number,
    size: number,
    from: Float32Array,
    fromAt: number,
    to: Float32Array,
    since: number,
  ): void {
    for (let i = 0; i < size; i++) {
      if (from[fromAt + i] === to[at + i]) continue;
      this.#moves.push({ what, at, from: from.slice(fromAt, fromAt + size), since });
      return;
    }
  }

  #place({ what, at, from }: Move, way: number): void {
    const array = this[what];
    from.forEach((start, i) => {
      const end = array[at + i] ?? 0;
      array[at + i] = start + (end - start) * way;
    });
  }

  #leave(
    last: Picture,
    next: Picture,
    nodes: Float32Array,
    rooms: Float32Array,
    since: number,
  ): void {
    last.scene.nodes.forEach((node, index) => {
      if (next.index.nodeOf.has(node.handle)) return;
      const x = nodes[index * 2] ?? 0;
      const y = nodes[index * 2 + 1] ?? 0;
      this.ghosts.push({
        node,
        x,
        y,
        form: formOf(last, index),
        alpha: 1,
        since,
      });
    });
    last.scene.rooms.forEach((room, index) => {
      if (next.index.roomOf.has(room.handle)) return;
      this.ghostRooms.push({
        room,
        box: roomBox(rooms, index),
        plate: plateOf(last, index),
        alpha: 1,
        since,
      });
    });
  }
}

interface Move {
  readonly what: 'nodes' | 'rooms' | 'boxes';
  readonly at: number;
  readonly from: Float32Array;
  readonly since: number;
}

interface Birth {
  readonly kind: 'node' | 'room';
  readonly index: number;
  readonly handle: number;
  readonly since: number;
}
