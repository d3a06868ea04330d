import { DOT, OBJECT, PROCESS, ROSTER } from '../layout/measures.ts';
import { formOf } from './form.ts';
import { type Box, groupBox, plateOf, roomBox } from './picture.ts';
import type { Shown } from './shown.ts';
import type { Target } from './target.ts';

/** Where something is in the picture: a room's walls, the square around a glyph. */
export function boxOf(shown: Shown, target: Target): Box {
  if (target.kind === 'room') return roomBox(shown.rooms, target.index);
  if (target.kind === 'group') {
    const { picture, boxes } = shown;
    const room = picture.scene.groups[target.index]?.room ?? 0;
    return groupBox(picture, boxes, target.index) ?? roomBox(shown.rooms, room);
  }
  const node = shown.picture.scene.nodes[target.index];
  const radius = { full: PROCESS.radius, few: ROSTER.radius, many: DOT.radius };
  const half =
    node?.kind === 'process' ? radius[formOf(shown.picture, target.index)] : OBJECT.width / 2;
  return {
    x: (shown.nodes[target.index * 2] ?? 0) - half,
    y: (shown.nodes[target.index * 2 + 1] ?? 0) - half,
    width: 2 * half,
    height: 2 * half,
  };
}

/** Where something can be taken hold of: a room by its door-plate, anything else all over. */
export function gripOf(shown: Shown, target: Target): Box {
  const box = boxOf(shown, target);
  return target.kind === 'room' ? { ...box, height: plateOf(shown.picture, target.index) } : box;
}
