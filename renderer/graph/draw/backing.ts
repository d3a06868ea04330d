import { easeCubicInOut } from 'd3';
import type { Box } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush, Context } from './brush.ts';
import { lookAt, paint } from './paint.ts';
import { Sheet } from './sheet.ts';
import { overlap, screenBox, type View } from './view.ts';

type Ink = Omit<Brush, 'context'>;

/** Width of the strips that a sheet is painted in, in CSS pixels. */
const STRIP = 224;
/** Time for strips in one frame, in milliseconds: while the view moves, and while it rests. */
const HASTE = 5;
const LEISURE = 14;
/** How much more than the window a sheet shows at each side, as a share of the window. */
const MARGIN = 0.3;
/** Large windows get less of it: a sheet is kept below about this many device pixels. */
const LARGEST = 12e6;
/** How long a changed picture fades in over the one before, in milliseconds. */
const FADE = 450;
/** Half of what a wall is wide at most, in device pixels. */
const WALL = 3;

/**
 * For pictures that take longer to paint than a frame lasts: they are painted
 * strip by strip on a sheet beside the screen, over several frames if need be,
 * while the last finished sheet is moved and stretched to where the view is.
 */
export class Backing {
  #front = new Sheet();
  #next = new Sheet();
  #last = new Sheet();
  readonly #strip = new Sheet();
  /** Strips of `next` that are painted; -1: none is under way. */
  #painted = -1;
  #fadingSince = -1;
  #seen: View | null = null;

  /** The picture was drawn another way: what is here is of use only while it does not change. */
  rest(version: number): void {
    if (this.#front.version !== version) this.#front.view = null;
    this.#painted = -1;
    this.#fadingSince = -1;
  }

  /** Shows the best there is of `version`; true if more is to come in the next frame. */
  draw(
    context: Context,
    ink: Ink,
    shown: Shown,
    view: View,
    version: number,
    calm: boolean,
  ): boolean {
    const now = performance.now();
    const moving = this.#seen !== null && !sameView(this.#seen, view);
    this.#seen = view;
    if (!this.#front.serves(view, version)) {
      // With nothing to show meanwhile, all of it at once.
      const until = this.#front.view === null ? Infinity : now + (moving ? HASTE : LEISURE);
      this.#work(ink, shown, view, version, until, calm);
    } else this.#painted = -1;
    context.fillStyle = ink.palette.canvas;
    context.fillRect(0, 0, view.width, view.height);
    this.#front.copyTo(context, view);
    return this.#fade(context, view, now) || !this.#front.serves(view, version);
  }

  /**
   * Brings what is on the sheet from the version before to this one by painting only the
   * parts that differ, in the picture's units. Where there is nothing to start from, all
   * of it is painted when it is next drawn.
   */
  patch(ink: Ink, shown: Shown, parts: readonly Box[], version: number): void {
    const { view: own, margin, context } = this.#front;
    if (own === null || this.#front.version !== version - 1) return;
    const sheet = { ...own, x: own.x + margin, y: own.y + margin };
    const whole = { x: 0, y: 0, width: own.width + 2 * margin, height: own.height + 2 * margin };
    for (const part of parts) {
      const box = onPixels(screenBox(sheet, part), own.ratio);
      if (!overlap(box, whole)) continue;
      const view: View = { ...sheet, ...box, x: sheet.x - box.x, y: sheet.y - box.y };
      context.save();
      context.setTransform(own.ratio, 0, 0, own.ratio, box.x * own.ratio, box.y * own.ratio);
      context.beginPath();
      context.rect(0, 0, box.width, box.height);
      context.clip();
      paint({ ...ink, context }, shown, view, lookAt(shown, view));
      context.restore();
    }
    this.#front.version = version;
    this.#fadingSince = -1;
  }

  #work(ink: Ink, shown: Shown, view: View, version: number, until: number, calm: boolean): void {
    if (this.#painted < 0 || this.#next.version !== version || !near(this.#next, view)) {
      const margin = marginOf(view);
      this.#next.prepare(view, margin, version);
      this.#painted = 0;
    }
    const own = this.#next.view ?? view;
    const strips = Math.ceil((own.width + 2 * this.#next.margin) / STRIP);
    do {
      this.#paintStrip(ink, shown, own, this.#painted);
      this.#painted += 1;
    } while (this.#painted < strips && performance.now() < until);
    if (this.#painted < strips) return;
    this.#painted = -1;
    const changed = this.#front.view !== null && this.#front.version !== version;
    [this.#last, this.#front, this.#next] = [this.#front, this.#next, this.#last];
    if (changed && !calm) this.#fadingSince = performance.now();
  }

  #paintStrip(ink: Ink, shown: Shown, own: View, place: number): void {
    const { margin, context } = this.#next;
    const view: View = {
      ...own,
      x: own.x + margin - place * STRIP,
      y: own.y + margin,
      width: STRIP,
      height: own.height + 2 * margin,
    };
    this.#strip.prepare(view, 0, 0);
    this.#strip.context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    paint({ ...ink, context: this.#strip.context }, shown, view, lookAt(shown, view));
    // Copying makes the strip's drawing happen now, in this frame's time.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.#strip.canvas, Math.round(place * STRIP * view.ratio), 0);
  }

  #fade(context: Context, view: View, now: number): boolean {
    const way = (now - this.#fadingSince) / FADE;
    if (this.#fadingSince < 0 || way >= 1) {
      this.#fadingSince = -1;
      return false;
    }
    context.globalAlpha = 1 - easeCubicInOut(Math.max(0, way));
    this.#last.copyTo(context, view);
    context.globalAlpha = 1;
    return true;
  }
}

/** Outwards to whole device pixels, and one more for the width of walls. */
function onPixels({ x, y, width, height }: Box, ratio: number): Box {
  const left = Math.floor(x * ratio - WALL) / ratio;
  const top = Math.floor(y * ratio - WALL) / ratio;
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) * ratio + WALL) / ratio - left,
    height: Math.ceil((y + height) * ratio + WALL) / ratio - top,
  };
}

/** A sheet under way is worth finishing if it will be nearer to the view than the last one. */
function near(sheet: Sheet, view: View): boolean {
  const own = sheet.view;
  if (!own || own.width !== view.width || own.height !== view.height || own.ratio !== view.ratio) {
    return false;
  }
  const stretch = view.k / own.k;
  return stretch > 0.66 && stretch < 1.5;
}

function marginOf({ width, height, ratio }: View): number {
  const wanted = Math.round(MARGIN * Math.max(width, height));
  const pixels = (margin: number) => (width + 2 * margin) * (height + 2 * margin) * ratio * ratio;
  return pixels(wanted) <= LARGEST ? wanted : Math.round(wanted / 4);
}

function sameView(a: View, b: View): boolean {
  return a.k === b.k && a.x === b.x && a.y === b.y;
}
