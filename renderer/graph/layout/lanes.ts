import type { BlockContent } from './blocks.ts';
import { LANE_FIELDS, type LayoutInput, TIE_FIELDS } from './contract.ts';
import { COLUMN_GAP, LABEL_GAP, OBJECT, PROCESS } from './measures.ts';
import { geometry, type PanelForm } from './panel-form.ts';

/** How far apart the ends of threads stand on an object's side, where there is room. */
const PORT_STEP = 5;

/**
 * The ways of a panel's ties, LANE_FIELDS each: between the rows of the columns
 * that lie on the way, like cables in a tray, and to ports of their own.
 */
export function layLanes(
  input: LayoutInput,
  content: BlockContent,
  form: PanelForm,
  positions: Float32Array,
): Float32Array {
  const lanes = new Float32Array(content.ties.length * LANE_FIELDS);
  const shape = geometry(form, content.left.length > 0, content.right.length > 0);
  const at = new Map<number, number>();
  [...content.left, ...content.right].forEach((node, place) => {
    at.set(node, place * 2);
  });
  const byObject = new Map<number, { lane: number; y: number }[]>();
  content.ties.forEach((tie, place) => {
    const process = at.get(input.ties[tie * TIE_FIELDS] ?? -1) ?? 0;
    const objectNode = input.ties[tie * TIE_FIELDS + 1] ?? -1;
    const object = at.get(objectNode) ?? 0;
    const x = positions[process] ?? 0;
    const y = positions[process + 1] ?? 0;
    const lane = place * LANE_FIELDS;
    const run = shape.leftEnd - x;
    if (run > 2 * PROCESS.radius + COLUMN_GAP) {
      lanes[lane] = form.left.pitch / 2;
      lanes[lane + 1] = run + 2;
    }
    const back = (positions[object] ?? 0) - shape.rightStart;
    if (back > OBJECT.width) {
      lanes[lane + 2] = back + LABEL_GAP;
      lanes[lane + 3] = form.right.pitch / 2;
    }
    const list = byObject.get(objectNode) ?? [];
    list.push({ lane, y });
    byObject.set(objectNode, list);
  });
  for (const list of byObject.values()) {
    list.sort((a, b) => a.y - b.y || a.lane - b.lane);
    const span = Math.min(1, ((list.length - 1) * PORT_STEP) / OBJECT.height);
    list.forEach(({ lane }, place) => {
      const share = list.length > 1 ? place / (list.length - 1) - 0.5 : 0;
      lanes[lane + 4] = share * span;
    });
  }
  return lanes;
}
