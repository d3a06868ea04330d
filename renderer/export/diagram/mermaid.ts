import type { Diagram, DiagramLine, DiagramNode, DiagramRoom } from './diagram.ts';

/** A flowchart of Mermaid, as Markdown hosts draw it. */
export function mermaid({ title, rooms, lines }: Diagram): string {
  return [
    `%% ${title.replace(/[^\p{L}\p{N} ._-]/gu, ' ')}`,
    'flowchart LR',
    ...rooms.flatMap((room) => subgraph(room, '  ')),
    ...lines.map((line) => `  ${link(line)}`),
    '',
  ].join('\n');
}

function subgraph({ id, words, nodes, rooms }: DiagramRoom, indent: string): string[] {
  const inner = `${indent}  `;
  return [
    `${indent}subgraph ${id}["${label(words)}"]`,
    ...nodes.map((node) => `${inner}${nodeText(node)}`),
    ...rooms.flatMap((room) => subgraph(room, inner)),
    `${indent}end`,
  ];
}

/** Shapes that tell the kinds apart: a pill, a tray, a hexagon, a drum. */
const SHAPES: Readonly<Record<DiagramNode['kind'], readonly [string, string]>> = {
  process: ['(["', '"])'],
  group: ['("', '")'],
  msg: ['["', '"]'],
  mqueue: ['[/"', '"/]'],
  sem: ['{{"', '"}}'],
  shm: ['[("', '")]'],
};

function nodeText({ id, kind, words }: DiagramNode): string {
  const [open, close] = SHAPES[kind];
  return `${id}${open}${label(words)}${close}`;
}

function link({ from, to, words, heads, truth }: DiagramLine): string {
  const body = { now: '--', past: '-.-', waiting: '==' }[truth];
  // Mermaid has arrows at both ends or at the second: where it is at the first, turn round.
  const both = heads[0] && heads[1];
  const [first, second] = heads[0] && !both ? [to, from] : [from, to];
  const head = heads[0] || heads[1] ? '>' : { now: '-', past: '', waiting: '=' }[truth];
  return `${first} ${both ? '<' : ''}${body}${head}|"${label([words])}"| ${second}`;
}

/**
 * Lines of a label, in quotes. Whatever could mean something to Mermaid or to the HTML
 * that it makes becomes an entity of Mermaid's, `#35;`.
 */
export function label(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line.replace(/[^\p{L}\p{N} ._\-/:·,()+=@]/gu, (letter) => `#${letter.codePointAt(0)};`),
    )
    .join('<br/>');
}
