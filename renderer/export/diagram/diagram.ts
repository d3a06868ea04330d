import type { Group, NodeKind, Scene, ThreadLook } from '../../graph/scene/scene.ts';
import { processes } from '../../texts/numbers.ts';

/** A scene as programs that draw diagrams take it: boxes in boxes, and lines between. */
export interface Diagram {
  readonly title: string;
  /** The outermost ones. */
  readonly rooms: readonly DiagramRoom[];
  readonly lines: readonly DiagramLine[];
}

export interface DiagramRoom {
  /** Unique among rooms: `r0`. */
  readonly id: string;
  readonly words: readonly string[];
  /** It has the initial namespace's double wall, or no wall at all. */
  readonly kind: 'initial' | 'ordinary' | 'outside';
  readonly nodes: readonly DiagramNode[];
  readonly rooms: readonly DiagramRoom[];
}

export interface DiagramNode {
  /** Unique among nodes: `n0`. */
  readonly id: string;
  /** `group`: processes without threads that are counted instead of listed. */
  readonly kind: NodeKind | 'group';
  readonly words: readonly string[];
}

export interface DiagramLine {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  /** Which ends have an arrow. */
  readonly heads: readonly [from: boolean, to: boolean];
  /** `past`: what was, which says nothing of now. */
  readonly truth: 'now' | 'past' | 'waiting';
}

export function diagramOf(scene: Scene, title: string): Diagram {
  const inside = new Map<number, DiagramRoom[]>();
  // The inner ones have been made when the outer one takes them.
  for (const at of innermostFirst(scene)) {
    const room = scene.rooms[at];
    if (!room) continue;
    const words = [room.title, room.subtitle, room.counts, room.note];
    const made: DiagramRoom = {
      id: `r${at}`,
      words: words.filter((text): text is string => text !== null && text !== ''),
      kind: room.kind === 'plate' ? 'ordinary' : room.kind,
      nodes: nodesIn(scene, at),
      rooms: inside.get(at) ?? [],
    };
    inside.set(room.parent, [made, ...(inside.get(room.parent) ?? [])]);
  }
  return { title, rooms: inside.get(-1) ?? [], lines: linesOf(scene) };
}

function innermostFirst({ rooms }: Scene): number[] {
  const depth = (at: number): number => {
    const parent = rooms[at]?.parent ?? -1;
    return parent === -1 ? 0 : 1 + depth(parent);
  };
  return rooms.map((_, at) => at).sort((a, b) => depth(b) - depth(a) || b - a);
}

/** Each of those that have threads, and every object; the others by their groups. */
function nodesIn({ nodes, groups }: Scene, room: number): DiagramNode[] {
  const made: DiagramNode[] = [];
  nodes.forEach((node, at) => {
    if (node.room !== room || (node.kind === 'process' && node.group !== -1)) return;
    const { name, detail } = node.label;
    const words = node.kind === 'process' ? [name, `pid ${detail}`] : [name, detail];
    made.push({ id: `n${at}`, kind: node.kind, words: words.filter((text) => text !== '') });
  });
  groups.forEach((group, at) => {
    if (group.room !== room || group.kind === 'objects' || group.unfolded) return;
    made.push({ id: `g${at}`, kind: 'group', words: wordsOf(group) });
  });
  return made;
}

function wordsOf({ kind, caption, processes: members }: Group): string[] {
  return [caption, kind === 'rooms' ? processes(members.length) : 'no IPC object shown'];
}

function linesOf({ threads }: Scene): DiagramLine[] {
  return threads.map(({ process, object, look }) => ({
    from: `n${process}`,
    to: `n${object}`,
    ...LOOKS[look],
  }));
}

const LOOKS: Readonly<Record<ThreadLook, Pick<DiagramLine, 'words' | 'heads' | 'truth'>>> = {
  'read-write': { words: 'reads and writes', heads: [true, true], truth: 'now' },
  read: { words: 'reads', heads: [true, false], truth: 'now' },
  write: { words: 'writes', heads: [false, true], truth: 'now' },
  sent: { words: 'sent last', heads: [false, true], truth: 'past' },
  received: { words: 'received last', heads: [true, false], truth: 'past' },
  exchanged: { words: 'sent and received last', heads: [true, true], truth: 'past' },
  touched: { words: 'used last', heads: [false, false], truth: 'past' },
  waiting: { words: 'waits', heads: [false, true], truth: 'waiting' },
  deadlocked: { words: 'waits, suspected deadlock', heads: [false, true], truth: 'waiting' },
};
