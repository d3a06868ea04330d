import type { Room, Scene, SceneNode } from '../scene/scene.ts';
import { sameScene } from '../scene/scenes.ts';
import { formOf } from './form.ts';
import type { Picture } from './picture.ts';

/**
 * Whether two pictures of one layout look alike, so that nothing need be drawn:
 * most of what changes from poll to poll is the state of processes that are
 * drawn as dots.
 */
export function sameLook(before: Picture, after: Picture): boolean {
  if (before.layout !== after.layout || before.nodes !== after.nodes) return false;
  const a = before.scene;
  const b = after.scene;
  if (sameScene(a, b)) return true;
  return (
    a.rooms.every((room, index) => sameRoom(room, b.rooms[index])) &&
    a.groups.every(({ caption }, index) => caption === b.groups[index]?.caption) &&
    sameThreads(a, b) &&
    a.nodes.every((node, index) => sameNode(before, index, node, b.nodes[index]))
  );
}

function sameRoom(a: Room, b: Room | undefined): boolean {
  return (
    a.handle === b?.handle &&
    a.title === b.title &&
    a.subtitle === b.subtitle &&
    a.counts === b.counts &&
    a.note === b.note &&
    a.readable === b.readable &&
    a.kind === b.kind &&
    a.mark === b.mark
  );
}

function sameThreads(a: Scene, b: Scene): boolean {
  return a.threads.every(({ process, object, look }, index) => {
    const other = b.threads[index];
    return process === other?.process && object === other.object && look === other.look;
  });
}

function sameNode(
  picture: Picture,
  index: number,
  a: SceneNode,
  b: SceneNode | undefined,
): boolean {
  if (a === b) return true;
  if (a.handle !== b?.handle || a.label.name !== b.label.name || a.mark !== b.mark) return false;
  if (formOf(picture, index) === 'many') return true;
  return (
    a.kind === 'process' &&
    b.kind === 'process' &&
    a.process.state === b.process.state &&
    a.label.detail === b.label.detail
  );
}
