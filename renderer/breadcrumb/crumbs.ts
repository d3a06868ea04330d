import type { Stage } from '../graph/stage.ts';
import type { NodeId, Selected } from '../state/selection.ts';
import { objectTitle } from '../texts/labels.ts';
import { nameOf, visible } from '../texts/visible.ts';
import type { IconKind } from '../theme/KindIcon.tsx';

/** One part of the way from the machine to a thing. */
export interface Crumb {
  /** Unique on its way. */
  readonly key: string;
  /** What it selects; null: the machine, or something that cannot be selected. */
  readonly id: NodeId | null;
  readonly icon: IconKind | 'machine';
  readonly title: string;
}

/**
 * The way to what is selected, through the rooms that it is in as the picture is grouped
 * now; with nothing selected the way to the room that fills the view. Empty: there is
 * nothing to say.
 */
export function crumbsOf(
  stage: Stage,
  hostname: string,
  selected: NodeId | null,
  thing: Selected | null,
): Crumb[] {
  const machine: Crumb = { key: 'machine', id: null, icon: 'machine', title: visible(hostname) };
  if (selected === null) {
    const rooms = stage.roomInView();
    return rooms.length === 0 ? [] : [machine, ...roomCrumbs(stage, rooms)];
  }
  const way = [machine, ...roomCrumbs(stage, stage.roomsOf(selected))];
  if (thing === null || way.at(-1)?.id === selected) return way;
  return [...way, { key: selected, id: selected, ...told(thing) }];
}

function roomCrumbs(stage: Stage, rooms: readonly number[]): Crumb[] {
  const scene = stage.shown?.picture.scene;
  return rooms.flatMap((index) => {
    const room = scene?.rooms[index];
    if (room === undefined) return [];
    return { key: `room ${room.handle}`, id: room.id, icon: 'namespace', title: room.title };
  });
}

function told(thing: Selected): Pick<Crumb, 'icon' | 'title'> {
  switch (thing.kind) {
    case 'process':
      return { icon: 'process', title: `${nameOf(thing.process.comm)} ${thing.process.pid}` };
    case 'object':
      return { icon: thing.object.kind, title: objectTitle(thing.object) };
    case 'namespace':
      return { icon: 'namespace', title: thing.namespace.id };
  }
}

/** A way with its middle left out, where it has more parts than there is room for. */
export interface Shortened {
  readonly before: readonly Crumb[];
  readonly hidden: readonly Crumb[];
  readonly after: readonly Crumb[];
}

/** Keeps the machine and what is nearest to the thing; at least three parts, the sign included. */
export function shortened(crumbs: readonly Crumb[], most: number): Shortened {
  const room = Math.max(3, most);
  if (crumbs.length <= room) return { before: crumbs, hidden: [], after: [] };
  const from = crumbs.length - (room - 2);
  return {
    before: crumbs.slice(0, 1),
    hidden: crumbs.slice(1, from),
    after: crumbs.slice(from),
  };
}
