import { accessSentence } from '../../../preload/contract.ts';
import { ACCESS_WORDS } from '../../texts/fields/reach.ts';
import { threadsAt } from '../picture/picture.ts';
import { type About, aboutGroup, aboutNode, aboutRoom } from '../scene/about.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { Stage } from '../stage.ts';
import type { Pointed } from './pointer.ts';

const NOTHING: About = { title: '', id: null, lines: [] };

/** What the tooltip says of what is pointed at. */
export function aboutPointed(stage: Stage, { target }: Pointed): About {
  const picture = stage.shown?.picture;
  if (!picture) return NOTHING;
  const { scene, index } = picture;
  if (target.kind === 'room') {
    const room = scene.rooms[target.index];
    return room ? aboutRoom(scene, room) : NOTHING;
  }
  if (target.kind === 'group') {
    const group = scene.groups[target.index];
    return group ? aboutGroup(group) : NOTHING;
  }
  const node = scene.nodes[target.index];
  if (!node) return NOTHING;
  const looks = Array.from(
    threadsAt(index, target.index),
    (thread) => scene.threads[thread]?.look ?? 'touched',
  );
  const about = aboutNode(node, looks);
  return { ...about, lines: [...about.lines, ...reachLines(stage, node, target.index)] };
}

/** Whether what is selected reaches it, or it what is selected, and why. */
function reachLines(stage: Stage, node: SceneNode, index: number): string[] {
  const light = stage.light();
  const selected = light && stage.selected;
  if (!selected || selected === node.id) return [];
  const ofProcess = selected.startsWith('pid ');
  if (ofProcess === (node.kind === 'process')) return [];
  const who = ofProcess ? selected : node.id;
  const decision = light.reach.get(index);
  if (!decision) return [`${who} ${ACCESS_WORDS['cannot-see']}`];
  return [`${who} ${ACCESS_WORDS[decision.access]}`, accessSentence(decision.rule)];
}
