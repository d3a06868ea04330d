/** A piece of a sentence, and the node that it names; null: plain words. */
export interface Piece {
  readonly text: string;
  readonly node: string | null;
}

/** Cuts a sentence where it names one of these nodes: `pid 4711`, `ipc:4026532180/shm/3`. */
export function mentions(sentence: string, nodes: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = 0;
  let at = 0;
  while (at < sentence.length) {
    const node = nodeAt(sentence, at, nodes);
    if (node === null) {
      at += 1;
      continue;
    }
    if (at > plain) pieces.push({ text: sentence.slice(plain, at), node: null });
    pieces.push({ text: node, node });
    at += node.length;
    plain = at;
  }
  if (plain < sentence.length) pieces.push({ text: sentence.slice(plain), node: null });
  return pieces;
}

/** The longest that stands there as a word of its own: `pid 47` is not in `pid 4711`. */
function nodeAt(sentence: string, at: number, nodes: readonly string[]): string | null {
  if (at > 0 && PART.test(sentence.charAt(at - 1))) return null;
  let longest: string | null = null;
  for (const node of nodes) {
    if (node.length <= (longest?.length ?? 0) || !sentence.startsWith(node, at)) continue;
    if (!PART.test(sentence.charAt(at + node.length))) longest = node;
  }
  return longest;
}

/** What ids are made of. */
const PART = /[\w/:%]/;
