import { nestingWords } from '../../lens/words.ts';
import { capital, OBJECT_NAMES } from '../../texts/kinds.ts';
import { objectName, userName } from '../../texts/labels.ts';
import { plural, processes } from '../../texts/numbers.ts';
import { stateWords } from '../../texts/states.ts';
import type { Group, Room, Scene, SceneNode, ThreadLook } from './scene.ts';

/** What a tooltip says: a headline, the id, and a few lines. */
export interface About {
  readonly title: string;
  readonly id: string | null;
  readonly lines: readonly string[];
}

export function aboutRoom(scene: Scene, room: Room): About {
  const outer = scene.rooms[room.parent];
  const lines = [room.counts];
  if (room.note) lines.push(room.note);
  if (outer) lines.push(outerWords(scene, room, outer));
  return { title: room.title, id: room.id ?? null, lines };
}

function outerWords({ lens }: Scene, { kind }: Room, outer: Room): string {
  if (kind !== 'plate') return nestingWords(lens, outer.title);
  return lens === 'user'
    ? `an IPC namespace that is owned by the user namespace ${outer.title}`
    : `all processes of this IPC namespace are in ${outer.title}`;
}

export function aboutNode(node: SceneNode, looks: readonly ThreadLook[]): About {
  if (node.kind === 'process') {
    const { process } = node;
    return {
      title: node.label.name,
      id: node.id,
      lines: [
        `process of ${userName(process.uid, process.user)}, ${stateWords(process.state)}`,
        ...ties(looks, (size) => plural(size, 'object')),
      ],
    };
  }
  const facts = node.label.detail.split(' · ');
  return {
    title: capital(OBJECT_NAMES[node.kind].one),
    id: node.id,
    lines: [
      ...new Set([
        node.kind === 'mqueue' ? node.label.name : `${node.label.name}, ${objectName(node.object)}`,
      ]),
      facts.join(', '),
      ...ties(looks, processes),
    ],
  };
}

export function aboutGroup({ kind, title, closed, unfolded, processes: members }: Group): About {
  if (kind === 'rooms') {
    const inside = `with ${processes(members.length)} in them`;
    const click = `click to ${unfolded ? 'count them on this plate' : 'show each of them'}`;
    return { title, id: null, lines: unfolded ? [click] : [inside, click] };
  }
  return {
    title,
    id: null,
    lines: [
      `${processes(members.length)} that ${members.length === 1 ? 'uses' : 'use'} no IPC object`,
      `click to ${closed ? 'show them one by one' : 'count them on one plate'}`,
    ],
  };
}

/** How many hold it now, and how many are only remembered. */
function ties(looks: readonly ThreadLook[], counted: (size: number) => string): string[] {
  const holds = looks.filter((look) => ['read', 'write', 'read-write'].includes(look)).length;
  const waits = looks.filter((look) => look === 'waiting' || look === 'deadlocked').length;
  const last = looks.length - holds - waits;
  const lines: string[] = [];
  if (waits > 0) lines.push(`waiting: ${counted(waits)}`);
  if (holds > 0) lines.push(`in use: ${counted(holds)}`);
  if (last > 0) lines.push(`used before, perhaps no longer: ${counted(last)}`);
  return lines;
}
