import type { Diagram, DiagramLine, DiagramNode, DiagramRoom } from './diagram.ts';

/** The DOT language of Graphviz: `dot -Tsvg`. */
export function graphviz({ title, rooms, lines }: Diagram): string {
  return [
    `digraph ${quoted([title])} {`,
    '  graph [rankdir=LR, compound=true, fontname="sans-serif", labeljust=l, style=rounded]',
    '  node [fontname="sans-serif", fontsize=11]',
    '  edge [fontname="sans-serif", fontsize=9]',
    `  label=${quoted([title])}`,
    ...rooms.flatMap((room) => cluster(room, '  ')),
    ...lines.map((line) => `  ${edge(line)}`),
    '}\n',
  ].join('\n');
}

function cluster({ id, words, kind, nodes, rooms }: DiagramRoom, indent: string): string[] {
  const inner = `${indent}  `;
  // Only what is called cluster… gets a wall, and an empty one is not drawn at all.
  const empty = nodes.length + rooms.length === 0;
  return [
    `${indent}subgraph cluster_${id} {`,
    `${inner}label=${quoted(words)}`,
    `${inner}${WALLS[kind]}`,
    ...(empty ? [`${inner}${id}_empty [style=invis, label=""]`] : []),
    ...nodes.map((node) => `${inner}${nodeLine(node)}`),
    ...rooms.flatMap((room) => cluster(room, inner)),
    `${indent}}`,
  ];
}

const WALLS: Readonly<Record<DiagramRoom['kind'], string>> = {
  initial: 'peripheries=2',
  ordinary: 'peripheries=1',
  outside: 'style=dashed',
};

function nodeLine({ id, kind, words }: DiagramNode): string {
  return `${id} [label=${quoted(words)}, ${SHAPES[kind]}]`;
}

const SHAPES: Readonly<Record<DiagramNode['kind'], string>> = {
  process: 'shape=ellipse',
  group: 'shape=ellipse, style=dashed',
  msg: 'shape=box, color="#0072b2"',
  mqueue: 'shape=box, style=rounded, color="#0072b2"',
  sem: 'shape=component, color="#008f68"',
  shm: 'shape=box3d, color="#d98e00"',
};

function edge({ from, to, words, heads, truth }: DiagramLine): string {
  const dir = heads[0] ? (heads[1] ? 'both' : 'back') : heads[1] ? 'forward' : 'none';
  const style = { now: 'solid', past: 'dashed', waiting: 'bold' }[truth];
  return `${from} -> ${to} [label=${quoted([words])}, dir=${dir}, style=${style}]`;
}

/**
 * Lines of a label as a quoted string. In labels Graphviz also knows escapes that begin
 * with a backslash and the entities of HTML; neither is meant here.
 */
export function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line
      .replaceAll('&', '&amp;')
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')
      .replace(/[\0\r\n]/g, ' '),
  );
  return `"${escaped.join('\\n')}"`;
}
