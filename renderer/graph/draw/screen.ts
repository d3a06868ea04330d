import type { Box } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import { Backing } from './backing.ts';
import type { Brush } from './brush.ts';
import type { InSight } from './cull.ts';
import { GLYPHS_FROM } from './nodes.ts';
import { lookAt, paint } from './paint.ts';
import type { View } from './view.ts';

/** What a frame has time for, in the time that one plain mark takes to draw. */
const FRAME = 6000;
/** A glyph with its label, and a thread with its curve, against a plain mark. */
const GLYPH_COST = 14;
const THREAD_COST = 5;

/** The canvas that is seen. Light pictures are drawn anew each frame, heavy ones from a backing. */
export class Screen {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #backing = new Backing();
  #version = 0;
  /** Parts of the picture that have changed since it was drawn; null: all of it has. */
  #changed: Box[] | null = [];
  #heavy = false;
  /** Without fading from one picture to the next. */
  calm = false;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This window cannot draw: it has no 2D canvas.');
    this.#canvas = canvas;
    this.#context = context;
  }

  /** Whether what was drawn last took more than a frame's time. */
  get heavy(): boolean {
    return this.#heavy;
  }

  resize(width: number, height: number, ratio: number): void {
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
  }

  /** The picture has changed. */
  stale(): void {
    this.#version += 1;
    this.#changed = null;
  }

  /** Only these parts of it have changed; for heavy pictures, whose sheet is mended. */
  mend(parts: readonly Box[]): void {
    this.#changed?.push(...parts);
  }

  /** Nothing but the ground, while there is no picture. */
  clear(colour: string): void {
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.fillStyle = colour;
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Draws the picture, then `front` over it; true if there is more to do in the next frame. */
  draw(
    ink: Omit<Brush, 'context'>,
    shown: Shown,
    view: View,
    front: (brush: Brush) => void,
  ): boolean {
    const context = this.#context;
    const brush: Brush = { ...ink, context };
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    const sight = lookAt(shown, view);
    this.#heavy = cost(sight, view) > FRAME;
    let more = false;
    const changed = this.#changed ?? [];
    this.#changed = [];
    if (changed.length > 0) this.#version += 1;
    if (this.#heavy) {
      if (changed.length > 0) this.#backing.patch(ink, shown, changed, this.#version);
      more = this.#backing.draw(context, ink, shown, view, this.#version, this.calm);
    } else {
      this.#backing.rest(this.#version);
      paint(brush, shown, view, sight);
    }
    front(brush);
    return more;
  }
}

function cost({ nodes, dots, threads }: InSight, { k }: View): number {
  if (k < GLYPHS_FROM) return nodes + threads;
  return dots + (nodes - dots) * GLYPH_COST + threads * THREAD_COST;
}
