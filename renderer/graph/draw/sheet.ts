import type { Context } from './brush.ts';
import type { View } from './view.ts';

/** An off-screen canvas with the picture as one view shows it, and some more around that. */
export class Sheet {
  readonly canvas = document.createElement('canvas');
  readonly context: CanvasRenderingContext2D;
  /** What is painted on it: the window's view, `margin` inside its edges; null: nothing yet. */
  view: View | null = null;
  /** Which state of the picture. */
  version = -1;
  margin = 0;

  constructor() {
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2D canvas');
    this.context = context;
  }

  /** Empties it and makes it ready for a view. */
  prepare(view: View, margin: number, version: number): void {
    const width = Math.ceil((view.width + 2 * margin) * view.ratio);
    const height = Math.ceil((view.height + 2 * margin) * view.ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.view = view;
    this.margin = margin;
    this.version = version;
  }

  /** Whether it shows exactly what a view is to show. */
  serves(view: View, version: number): boolean {
    const own = this.view;
    return (
      own !== null &&
      this.version === version &&
      own.k === view.k &&
      own.ratio === view.ratio &&
      own.width === view.width &&
      own.height === view.height &&
      Math.abs(own.x - view.x) <= this.margin &&
      Math.abs(own.y - view.y) <= this.margin
    );
  }

  /** Copies it to where it belongs in a view, stretched where the zoom is another. */
  copyTo(context: Context, view: View): void {
    const own = this.view;
    if (!own) return;
    const stretch = view.k / own.k;
    context.imageSmoothingEnabled = stretch !== 1;
    context.imageSmoothingQuality = 'low';
    context.drawImage(
      this.canvas,
      view.x - (own.x + this.margin) * stretch,
      view.y - (own.y + this.margin) * stretch,
      (this.canvas.width / own.ratio) * stretch,
      (this.canvas.height / own.ratio) * stretch,
    );
  }
}
