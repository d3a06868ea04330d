import type { BlockContent } from './blocks.ts';
import { GROUP_FIELDS, type LayoutInput, NODE_FIELDS, TIE_FIELDS } from './contract.ts';

/**
 * All that a block is laid out from: while that is the same, so is its layout. How many
 * stand left; handle and width of the label of each member, the left side's first; handles
 * of both ends of each tie; of a group, width of its caption and size of its plate.
 */
export type Source = Int32Array;

export function sourceOf(input: LayoutInput, content: BlockContent): Source {
  const source = new Int32Array(sizeOf(content));
  let at = 0;
  walk(input, content, (value) => {
    source[at++] = value;
    return true;
  });
  return source;
}

/** Whether it would be the same again. */
export function isSource(source: Source, input: LayoutInput, content: BlockContent): boolean {
  if (source.length !== sizeOf(content)) return false;
  let at = 0;
  return walk(input, content, (value) => source[at++] === value);
}

function sizeOf({ left, right, ties, group }: BlockContent): number {
  return 1 + 2 * (left.length + right.length) + 2 * ties.length + (group < 0 ? 0 : 2);
}

/** Until `next` says no; whether it never did. */
function walk(
  { nodes, ties, groups }: LayoutInput,
  content: BlockContent,
  next: (value: number) => boolean,
): boolean {
  if (!next(content.left.length)) return false;
  for (const side of [content.left, content.right]) {
    for (const node of side) {
      if (!next(nodes[node * NODE_FIELDS] ?? -1)) return false;
      if (!next(nodes[node * NODE_FIELDS + 4] ?? 0)) return false;
    }
  }
  for (const tie of content.ties) {
    for (let end = 0; end < 2; end++) {
      const node = ties[tie * TIE_FIELDS + end] ?? 0;
      if (!next(nodes[node * NODE_FIELDS] ?? -1)) return false;
    }
  }
  if (content.group < 0) return true;
  const group = content.group * GROUP_FIELDS;
  return next(groups[group + 3] ?? 0) && next(groups[group + 4] ?? 0);
}
