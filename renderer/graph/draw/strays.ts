import { formOf } from '../picture/form.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { drawLabel } from './labels.ts';
import { drawNode } from './nodes.ts';
import type { View } from './view.ts';

/** Nodes that were dragged from their places, with their labels, over everything else. */
export function drawStrays(brush: Brush, shown: Shown, view: View): void {
  for (const place of shown.picture.strays) {
    const node = shown.picture.scene.nodes[place];
    if (!node) continue;
    const x = (shown.nodes[place * 2] ?? 0) * view.k + view.x;
    const y = (shown.nodes[place * 2 + 1] ?? 0) * view.k + view.y;
    drawNode(brush, node, formOf(shown.picture, place), x, y, view.k, 1);
    drawLabel(brush, shown, view, place);
  }
}
