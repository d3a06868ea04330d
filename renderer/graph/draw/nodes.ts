import type { ObjectKind } from '../../../preload/contract.ts';
import { BLOCK_FIELDS } from '../layout/contract.ts';
import { DOT, OBJECT, PROCESS, ROSTER } from '../layout/measures.ts';
import { formIn, type NodeForm } from '../picture/form.ts';
import type { Shown } from '../picture/shown.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { Brush, Context } from './brush.ts';
import { drawObject } from './glyphs/object.ts';
import { drawProcess } from './glyphs/process.ts';
import type { View } from './view.ts';

/** A glyph's details are drawn from this zoom on; below it is a patch of its colour. */
export const GLYPHS_FROM = 0.36;
/** Below, what is round is drawn square: nobody can tell. */
const ROUND_FROM = 1.7;
const LEAST = 1.5;
/** How strongly a process without threads is drawn where there are few. */
const FAINT = 0.6;

/** The nodes of some blocks: patches of one colour together, glyphs one by one. */
export function drawNodes(brush: Brush, shown: Shown, view: View, blocks: readonly number[]): void {
  const { picture } = shown;
  const { layout, scene, strays } = picture;
  const patches = new Patches();
  for (const block of blocks) {
    const form = formIn(picture, block);
    const glyphs = view.k >= GLYPHS_FROM && form !== 'many';
    const end = layout.blocks[block * BLOCK_FIELDS + 5] ?? 0;
    for (let at = layout.blocks[block * BLOCK_FIELDS + 4] ?? 0; at < end; at++) {
      const place = layout.members[at] ?? 0;
      const node = scene.nodes[place];
      if (!node || (strays.size > 0 && strays.has(place))) continue;
      const x = (shown.nodes[place * 2] ?? 0) * view.k + view.x;
      const y = (shown.nodes[place * 2 + 1] ?? 0) * view.k + view.y;
      const presence = shown.presence?.[place] ?? 1;
      if (glyphs || presence < 1) drawNode(brush, node, form, x, y, view.k, presence);
      else patches.add(node, form, x, y);
    }
  }
  patches.paint(brush, view.k);
}

/** One node in full; `presence`: how far it has appeared, 0 to 1. */
export function drawNode(
  { context, palette }: Brush,
  node: SceneNode,
  form: NodeForm,
  x: number,
  y: number,
  k: number,
  presence: number,
): void {
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * presence;
  const scale = k * (0.4 + 0.6 * presence);
  if (form === 'many') {
    context.fillStyle = palette.processQuiet;
    disc(context, x, y, Math.max(LEAST / 2, DOT.radius * scale));
  } else if (k < GLYPHS_FROM) {
    context.fillStyle = node.kind === 'process' ? palette.process : palette.kind[node.kind];
    const { width, height } = patchSize(node.kind, form, scale);
    context.fillRect(x - width / 2, y - height / 2, width, height);
  } else if (node.kind !== 'process') {
    drawObject(context, palette, node.object, node.fullness, x, y, scale);
  } else if (form === 'few') {
    context.globalAlpha *= FAINT;
    drawProcess(
      context,
      palette,
      node.process.state,
      x,
      y,
      (scale * ROSTER.radius) / PROCESS.radius,
    );
  } else drawProcess(context, palette, node.process.state, x, y, scale);
  context.globalAlpha = alpha;
}

/** A patch has its glyph's proportions: queues lie, semaphores stand, segments are square. */
const PATCH: Readonly<Record<SceneNode['kind'], readonly [number, number]>> = {
  process: [PROCESS.radius * 1.5, PROCESS.radius * 1.5],
  msg: [OBJECT.width * 0.85, OBJECT.height * 0.6],
  mqueue: [OBJECT.width * 0.85, OBJECT.height * 0.45],
  sem: [OBJECT.width * 0.4, OBJECT.height * 0.9],
  shm: [OBJECT.height * 0.85, OBJECT.height * 0.85],
};

function patchSize(kind: SceneNode['kind'], form: NodeForm, k: number) {
  const [width, height] = form === 'few' ? [ROSTER.radius * 1.5, ROSTER.radius * 1.5] : PATCH[kind];
  return { width: Math.max(LEAST, width * k), height: Math.max(LEAST, height * k) };
}

function disc(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Collects nodes by colour, so that each colour is set once. */
class Patches {
  readonly #full: number[] = [];
  readonly #few: number[] = [];
  readonly #many: number[] = [];
  readonly #objects: Readonly<Record<ObjectKind, number[]>> = {
    msg: [],
    mqueue: [],
    sem: [],
    shm: [],
  };

  add(node: SceneNode, form: NodeForm, x: number, y: number): void {
    if (node.kind !== 'process') this.#objects[node.kind].push(x, y);
    else if (form === 'full') this.#full.push(x, y);
    else (form === 'few' ? this.#few : this.#many).push(x, y);
  }

  paint({ context, palette }: Brush, k: number): void {
    context.fillStyle = palette.processQuiet;
    rounds(context, this.#many, DOT.radius * k);
    rounds(context, this.#few, ROSTER.radius * k);
    context.fillStyle = palette.process;
    rounds(context, this.#full, PROCESS.radius * 0.75 * k);
    for (const kind of ['msg', 'mqueue', 'sem', 'shm'] as const) {
      const { width, height } = patchSize(kind, 'full', k);
      const places = this.#objects[kind];
      context.fillStyle = palette.kind[kind];
      for (let i = 0; i < places.length; i += 2) {
        const x = (places[i] ?? 0) - width / 2;
        context.fillRect(x, (places[i + 1] ?? 0) - height / 2, width, height);
      }
    }
  }
}

function rounds(context: Context, places: readonly number[], radius: number): void {
  if (radius < ROUND_FROM) {
    const size = Math.max(LEAST, radius * 1.8);
    for (let i = 0; i < places.length; i += 2) {
      context.fillRect((places[i] ?? 0) - size / 2, (places[i + 1] ?? 0) - size / 2, size, size);
    }
    return;
  }
  for (let i = 0; i < places.length; i += 2) {
    disc(context, places[i] ?? 0, places[i + 1] ?? 0, radius);
  }
}
