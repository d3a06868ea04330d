import { type BlockContent, blockKind, membersOf } from './blocks.ts';
import { GROUP_FIELDS, type LayoutInput, NODE_FIELDS, TIE_FIELDS } from './contract.ts';
import { layLanes } from './lanes.ts';
import { CAPTION, DOT, GROUP, OBJECT, ROSTER } from './measures.ts';
import { type PanelMemory, panel } from './panel.ts';
import { freshForm, geometry, keptForm, type Side } from './panel-form.ts';
import { dots, roster, type ShelfMemory, shelf } from './shelf.ts';
import { isSource, type Source, sourceOf } from './source.ts';

export type BlockMemory =
  | { kind: 'panel'; panel: PanelMemory }
  | { kind: 'plate' }
  | { kind: 'dots' | 'shelf'; shelf: ShelfMemory };

/** A block by its key, which it keeps from one picture to the next. */
export interface PlacedBlock {
  readonly key: number;
  readonly content: BlockContent;
  readonly laid: LaidBlock;
}

/** A block laid out, relative to its own corner: the same one for as long as nothing in it changes. */
export interface LaidBlock {
  /** Handle of its group, -1 for a panel. */
  readonly group: number;
  /** Handles of all in it. */
  readonly members: Int32Array;
  readonly memory: BlockMemory;
  readonly kind: number;
  readonly width: number;
  readonly height: number;
  /** Widths of the labels on both sides, 0 where there is no place for any. */
  readonly labels: readonly [left: number, right: number];
  /** x, y of each member: the left side's, then the right side's. */
  readonly positions: Float32Array;
  /** LANE_FIELDS for each of its ties. */
  readonly lanes: Float32Array;
  readonly source: Source;
}

export function placeBlock(
  input: LayoutInput,
  key: number,
  content: BlockContent,
  last: PlacedBlock | null,
): PlacedBlock {
  const { kind } = content;
  if (last && last.content.kind === kind && isSource(last.laid.source, input, content)) {
    return { key, content, laid: last.laid };
  }
  const group = content.group < 0 ? -1 : (input.groups[content.group * GROUP_FIELDS] ?? -1);
  const members = membersOf(input, content);
  const laid = placed(input, content, last?.laid.memory ?? null);
  return { key, content, laid: { ...laid, group, members, source: sourceOf(input, content) } };
}

function placed(input: LayoutInput, content: BlockContent, before: BlockMemory | null): Placed {
  if (content.kind === 'plate') return placePlate(input, content);
  if (content.kind === 'panel') {
    return placePanel(input, content, before?.kind === 'panel' ? before.panel : null);
  }
  return placeShelf(input, content, before && 'shelf' in before ? before.shelf : null);
}

function placePlate(input: LayoutInput, content: BlockContent): Placed {
  return {
    memory: { kind: 'plate' },
    kind: blockKind(content, false),
    width: input.groups[content.group * GROUP_FIELDS + 3] ?? 0,
    height: (GROUP.height * (input.groups[content.group * GROUP_FIELDS + 4] ?? 10)) / 10,
    labels: [0, 0],
    positions: new Float32Array(0),
    lanes: new Float32Array(0),
  };
}

type Placed = Omit<LaidBlock, 'group' | 'members' | 'source'>;

function placePanel(input: LayoutInput, content: BlockContent, before: PanelMemory | null): Placed {
  const left = sideOf(input, content.left);
  const right = sideOf(input, content.right);
  const kept = before && keptForm(before.form, left, right);
  const form = kept ?? freshForm(left, right);
  const leftPlace = new Map(content.left.map((node, place) => [node, place]));
  const rightPlace = new Map(content.right.map((node, place) => [node, place]));
  const edges = content.ties.map(
    (tie) =>
      [
        leftPlace.get(input.ties[tie * TIE_FIELDS] ?? -1) ?? 0,
        rightPlace.get(input.ties[tie * TIE_FIELDS + 1] ?? -1) ?? 0,
      ] as const,
  );
  const memory = panel(left, right, edges, form, kept ? before : null);
  const shape = geometry(form, content.left.length > 0, content.right.length > 0);
  const positions = new Float32Array((content.left.length + content.right.length) * 2);
  left.handles.forEach((handle, place) => {
    const spot = memory.left.get(handle);
    positions[place * 2] = shape.leftX(spot?.column ?? 0);
    positions[place * 2 + 1] = spot?.y ?? 0;
  });
  right.handles.forEach((handle, place) => {
    const spot = memory.right.get(handle);
    positions[(content.left.length + place) * 2] = shape.rightX(spot?.column ?? 0);
    positions[(content.left.length + place) * 2 + 1] = spot?.y ?? 0;
  });
  return {
    memory: { kind: 'panel', panel: memory },
    kind: blockKind(content, form.dense),
    width: shape.width,
    height: memory.height,
    labels: [form.left.label, form.right.label],
    positions,
    lanes: layLanes(input, content, form, positions),
  };
}

function placeShelf(input: LayoutInput, content: BlockContent, before: ShelfMemory | null): Placed {
  const caption = input.groups[content.group * GROUP_FIELDS + 3] ?? 0;
  const isDots = content.kind === 'dots';
  const side = sideOf(input, isDots ? content.left : content.right);
  const memory = isDots
    ? (roster(side.handles, side.label, before) ?? dots(side.handles, caption, before))
    : shelf(side.handles, side.label, before);
  const positions = new Float32Array(side.handles.length * 2);
  const inset = !isDots ? OBJECT.width / 2 : memory.label > 0 ? ROSTER.radius : DOT.pitch / 2;
  side.handles.forEach((handle, place) => {
    const cell = memory.cells.get(handle) ?? 0;
    positions[place * 2] = (cell % memory.columns) * memory.cellWidth + inset;
    positions[place * 2 + 1] =
      CAPTION + (Math.floor(cell / memory.columns) + 0.5) * memory.cellHeight;
  });
  return {
    memory: { kind: isDots ? 'dots' : 'shelf', shelf: memory },
    kind: blockKind(content, memory.label === 0),
    width: Math.max(memory.columns * memory.cellWidth, caption),
    height: CAPTION + memory.rows * memory.cellHeight,
    labels: [isDots ? memory.label : 0, isDots ? 0 : memory.label],
    positions,
    lanes: new Float32Array(0),
  };
}

function sideOf(input: LayoutInput, members: readonly number[]): Side {
  let label = 0;
  for (const node of members) label = Math.max(label, input.nodes[node * NODE_FIELDS + 4] ?? 0);
  return {
    handles: members.map((node) => input.nodes[node * NODE_FIELDS] ?? 0),
    label: Math.min(label, WIDEST_LABEL),
  };
}

/** What is longer is shortened when drawn. */
const WIDEST_LABEL = 228;
