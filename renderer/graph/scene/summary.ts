import { roomNaming } from '../../lens/words.ts';
import { OBJECT_NAMES } from '../../texts/kinds.ts';
import { plural, processes, series } from '../../texts/numbers.ts';
import type { Scene } from './scene.ts';

/** The picture in one sentence, for those who do not see it. */
export function summary(scene: Scene): string {
  const rooms = scene.rooms.filter(({ kind }) => kind === 'initial' || kind === 'ordinary').length;
  const { one, many } = roomNaming(scene.lens);
  let closed = 0;
  let counted = 0;
  const sizes = { shm: 0, sem: 0, msg: 0, mqueue: 0 };
  for (const { kind } of scene.nodes) if (kind !== 'process') sizes[kind] += 1;
  for (const group of scene.groups) {
    if (group.closed) closed += group.processes.length;
    counted += group.rooms.length;
  }
  const parts = [
    plural(rooms + counted, one, many),
    processes(scene.firstObject + closed),
    ...(['shm', 'sem', 'msg', 'mqueue'] as const).flatMap((kind) => {
      const size = sizes[kind];
      return size === 0 ? [] : [plural(size, OBJECT_NAMES[kind].one, OBJECT_NAMES[kind].many)];
    }),
  ];
  const { things } = scene.hidden;
  const hidden = things === 0 ? '' : ` The legend hides ${plural(things, 'more', 'more')}.`;
  return `Picture of ${series(parts)}.${hidden} The outline lists the same as text.`;
}
