import { type Columns, type Spot, settle, spread, Vacancies } from './columns.ts';
import type { PanelForm, Side } from './panel-form.ts';
import { type Edge, untangle } from './untangle.ts';

/** Where everything in a panel stands, kept for the next time. */
export interface PanelMemory {
  readonly form: PanelForm;
  readonly height: number;
  readonly left: ReadonlyMap<number, Spot>;
  readonly right: ReadonlyMap<number, Spot>;
}

/**
 * A patch panel: processes in columns on the left, objects on the right, each
 * row beside those it is tied to. With a memory, who is in it stays in place.
 */
export function panel(
  left: Side,
  right: Side,
  edges: readonly Edge[],
  form: PanelForm,
  before: PanelMemory | null,
): PanelMemory {
  return before ? joined(left, right, edges, form, before) : fresh(left, right, edges, form);
}

function fresh(left: Side, right: Side, edges: readonly Edge[], form: PanelForm): PanelMemory {
  const order = untangle(left.handles.length, right.handles.length, edges);
  const height = Math.max(sideHeight(left, form.left), sideHeight(right, form.right));
  const ofLeft: Columns = { ...form.left, height };
  const ofRight: Columns = { ...form.right, height };
  const leftSpots: Spot[] = [];
  const rightSpots: Spot[] = [];
  const fill = (spots: Spot[], sideOrder: readonly number[], places: readonly Spot[]) => {
    sideOrder.forEach((index, place) => {
      spots[index] = places[place] ?? { column: 0, y: height / 2 };
    });
  };
  // The taller side stands evenly, the other beside what it is tied to.
  if (sideHeight(left, form.left) >= sideHeight(right, form.right)) {
    fill(leftSpots, order.left, spread(order.left.length, ofLeft));
    fill(rightSpots, order.right, beside(order.right, wanted(edges, 1, leftSpots), ofRight));
  } else {
    fill(rightSpots, order.right, spread(order.right.length, ofRight));
    fill(leftSpots, order.left, beside(order.left, wanted(edges, 0, rightSpots), ofLeft));
  }
  return { form, height, left: remember(left, leftSpots), right: remember(right, rightSpots) };
}

function beside(
  order: readonly number[],
  wants: ReadonlyMap<number, number>,
  columns: Columns,
): Spot[] {
  if (columns.count > 1) return spread(order.length, columns);
  return settle(
    order.map((index) => wants.get(index) ?? columns.height / 2),
    columns,
  );
}

function joined(
  left: Side,
  right: Side,
  edges: readonly Edge[],
  form: PanelForm,
  before: PanelMemory,
): PanelMemory {
  const leftSpots = left.handles.map((handle) => before.left.get(handle));
  const rightSpots = right.handles.map((handle) => before.right.get(handle));
  const onLeft: Columns = { ...form.left, height: before.height };
  const onRight: Columns = { ...form.right, height: before.height };
  const leftHeight = seat(leftSpots, rightSpots, edges, 0, onLeft);
  const rightHeight = seat(rightSpots, leftSpots, edges, 1, onRight);
  return {
    form,
    height: Math.max(leftHeight, rightHeight),
    left: remember(left, leftSpots),
    right: remember(right, rightSpots),
  };
}

/** Gives those of a side a place that have none; the height that the side has then. */
function seat(
  spots: (Spot | undefined)[],
  others: readonly (Spot | undefined)[],
  edges: readonly Edge[],
  side: 0 | 1,
  columns: Columns,
): number {
  // Most changes are of one side alone.
  if (!spots.includes(undefined)) return columns.height;
  const vacancies = new Vacancies(
    columns,
    spots.filter((spot) => spot !== undefined),
  );
  const newcomers = edges.filter((edge) => spots[edge[side]] === undefined);
  const wants = wanted(newcomers, side, others);
  for (let index = 0; index < spots.length; index++) {
    spots[index] ??= vacancies.take(wants.get(index) ?? vacancies.height / 2);
  }
  return vacancies.height;
}

/** For each node of a side, the mean height of those it is tied to, as far as they have one. */
function wanted(
  edges: readonly Edge[],
  side: 0 | 1,
  others: readonly (Spot | undefined)[],
): Map<number, number> {
  const sums = new Map<number, { sum: number; size: number }>();
  for (const edge of edges) {
    const other = others[edge[side === 0 ? 1 : 0]];
    if (!other) continue;
    const so = sums.get(edge[side]) ?? { sum: 0, size: 0 };
    sums.set(edge[side], { sum: so.sum + other.y, size: so.size + 1 });
  }
  return new Map([...sums].map(([index, { sum, size }]) => [index, sum / size]));
}

function sideHeight(side: Side, columns: PanelForm['left']): number {
  return Math.ceil(side.handles.length / columns.count) * columns.pitch;
}

function remember(side: Side, spots: readonly (Spot | undefined)[]): Map<number, Spot> {
  return new Map(
    side.handles.map((handle, index) => [handle, spots[index] ?? { column: 0, y: 0 }]),
  );
}
