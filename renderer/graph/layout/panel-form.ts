import { COLUMN_GAP, DENSE, LABEL_GAP, OBJECT, PROCESS } from './measures.ts';

/** One side of a panel: what stands there, in canonical order. */
export interface Side {
  readonly handles: readonly number[];
  /** Width of the widest label. */
  readonly label: number;
}

/** How a panel is divided: chosen once, kept while it fits. */
export interface PanelForm {
  readonly dense: boolean;
  readonly left: Half;
  readonly right: Half;
  /** Between the two sides, where the threads run. */
  readonly gap: number;
}

export interface Half {
  readonly count: number;
  readonly pitch: number;
  /** Width of a column's labels; 0: no room for labels. */
  readonly label: number;
}

/** More rows than this, and a side is broken into columns. */
const ONE_COLUMN = { processes: 14, objects: 9 } as const;
const LEAST_GAP = 64;
const WIDEST_GAP = 190;

export function freshForm(left: Side, right: Side): PanelForm {
  const processes = left.handles.length;
  const objects = right.handles.length;
  const dense = processes > DENSE.processes || objects > DENSE.objects;
  const halves = dense
    ? {
        left: half(processes, DENSE.processRow, 0, 2 * PROCESS.radius, ONE_COLUMN.processes),
        right: half(objects, DENSE.objectRow, 0, OBJECT.width, ONE_COLUMN.objects),
      }
    : {
        left: half(processes, PROCESS.row, left.label, 2 * PROCESS.radius, ONE_COLUMN.processes),
        right: half(objects, OBJECT.row, right.label, OBJECT.width, ONE_COLUMN.objects),
      };
  const rows = Math.max(processes / halves.left.count, objects / halves.right.count);
  const gap = processes === 0 || objects === 0 ? 0 : LEAST_GAP + 5 * rows;
  return { dense, ...halves, gap: Math.round(Math.min(WIDEST_GAP, gap)) };
}

function half(size: number, pitch: number, label: number, glyph: number, oneColumn: number): Half {
  if (size <= oneColumn) return { count: 1, pitch, label };
  // Rows and columns such that the side is about as wide as high.
  const width = columnWidth(label, glyph) + COLUMN_GAP;
  const rows = Math.max(oneColumn, Math.ceil(Math.sqrt((size * width) / pitch)));
  return { count: Math.ceil(size / rows), pitch, label };
}

function columnWidth(label: number, glyph: number): number {
  return label === 0 ? glyph : label + LABEL_GAP + glyph;
}

/**
 * The form kept, where the panel has neither outgrown it nor shrunk away from
 * it; null: choose again.
 */
export function keptForm(form: PanelForm, left: Side, right: Side): PanelForm | null {
  const now = freshForm(left, right);
  if (now.dense !== form.dense && !(form.dense && left.handles.length > DENSE.processes / 2)) {
    return null;
  }
  if (!alike(now.left, form.left) || !alike(now.right, form.right)) return null;
  if ((now.gap === 0) !== (form.gap === 0)) return null;
  return form;
}

/** Labels a little too wide are shortened when drawn rather than move everything. */
function alike(now: Half, before: Half): boolean {
  return (
    now.pitch === before.pitch &&
    now.count <= before.count * 2 &&
    now.count * 2 >= before.count &&
    now.label <= before.label * 1.3 + 12
  );
}

/** Positions that follow from a form; x runs from the panel's left edge. */
export interface Geometry {
  readonly width: number;
  leftX(column: number): number;
  rightX(column: number): number;
  /** Where the last process column ends and the first object column begins. */
  readonly leftEnd: number;
  readonly rightStart: number;
}

export function geometry(form: PanelForm, hasLeft: boolean, hasRight: boolean): Geometry {
  const left = columnWidth(form.left.label, 2 * PROCESS.radius);
  const right = columnWidth(form.right.label, OBJECT.width);
  const columnGap = form.dense ? DENSE.processRow - 2 * PROCESS.radius : COLUMN_GAP;
  const rightGap = form.dense ? DENSE.objectRow - OBJECT.width + 8 : COLUMN_GAP;
  const leftEnd = hasLeft ? form.left.count * (left + columnGap) - columnGap : 0;
  const rightStart = leftEnd + (hasLeft && hasRight ? form.gap : 0);
  const rightWidth = hasRight ? form.right.count * (right + rightGap) - rightGap : 0;
  return {
    width: rightStart + rightWidth,
    leftEnd,
    rightStart,
    leftX: (column) => column * (left + columnGap) + left - PROCESS.radius,
    rightX: (column) => rightStart + column * (right + rightGap) + OBJECT.width / 2,
  };
}
