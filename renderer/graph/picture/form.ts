import { BLOCK, BLOCK_FIELDS, BOX_FIELDS } from '../layout/contract.ts';
import type { Picture } from './picture.ts';

/**
 * In which form a node is drawn, by where it stands: `full` among what it is
 * tied to, or an object anywhere; `few`: a process without threads and with a
 * label, `many`: one of a crowd of dots.
 */
export type NodeForm = 'full' | 'few' | 'many';

export function formOf(picture: Picture, node: number): NodeForm {
  return formIn(picture, picture.index.blockOfNode[node] ?? 0);
}

/** Of all nodes in a block. */
export function formIn({ layout }: Picture, block: number): NodeForm {
  const kind = layout.blocks[block * BLOCK_FIELDS + 2];
  if (kind === BLOCK.dots) return 'many';
  return kind === BLOCK.roster ? 'few' : 'full';
}

/** Width of the label beside a node, in the picture's units; 0: it has no place for one. */
export function labelWidth({ layout }: Picture, block: number, kind: 'process' | 'object'): number {
  return layout.boxes[block * BOX_FIELDS + (kind === 'process' ? 4 : 5)] ?? 0;
}
