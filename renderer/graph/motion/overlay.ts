import type { LiveEvent } from '../../../preload/contract.ts';
import { whole } from '../draw/view.ts';
import type { Box } from '../picture/picture.ts';
import type { Stage } from '../stage.ts';
import { drawMotion } from './draw.ts';
import { type Motion, Motions } from './motions.ts';
import { type Ends, showsWait } from './way.ts';

/** A motion where it is now, in CSS pixels of the canvas. */
export interface Drawn {
  readonly motion: Motion;
  readonly box: Box;
}

/**
 * Motion over the picture, on a canvas of its own: the picture is not drawn again for
 * it, and while nothing moves the canvas is not there.
 */
export class Overlay {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #stage: Stage;
  readonly #motions = new Motions();
  /** Drawn on by the last frame. */
  #marked: Box[] = [];
  #drawn: Drawn[] = [];
  #frame = 0;
  #timer = 0;
  readonly #font: string;
  readonly #away: () => void;
  #still = false;
  #calm = false;

  constructor(canvas: HTMLCanvasElement, stage: Stage) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This window cannot draw: it has no 2D canvas.');
    this.#canvas = canvas;
    this.#context = context;
    this.#stage = stage;
    this.#font = getComputedStyle(canvas).fontFamily;
    this.#away = stage.onDrawn(() => this.#follow());
    this.#say(0);
  }

  /** `still`: a picture is taken. `calm`: the person asked for less motion. */
  move(still: boolean, calm: boolean): void {
    this.#still = still;
    this.#calm = calm;
    this.#canvas.dataset.calm = String(calm);
  }

  happened(events: readonly LiveEvent[]): void {
    if (this.#still) return;
    const now = performance.now();
    // A window that nobody sees gets no frames: what waited for one would all come at once.
    if (document.hidden) return;
    this.#motions.add(events, now);
    if (this.#motions.at(now).length > 0) this.#redraw();
  }

  /** What the last frame has drawn. */
  get drawn(): readonly Drawn[] {
    return this.#drawn;
  }

  close(): void {
    this.#away();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** What does not move by itself goes with the picture. */
  #follow(): void {
    if (this.#calm && this.#drawn.length > 0) this.#redraw();
  }

  #redraw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#draw(now);
    });
  }

  #draw(now: number): void {
    const { shown, view, palette } = this.#stage;
    this.#clear();
    this.#drawn = [];
    for (const motion of shown ? this.#motions.at(now) : []) {
      const object = this.#stage.find(motion.object);
      const process = motion.process === null ? null : this.#stage.find(motion.process);
      if (!shown || object === null) continue;
      const ends: Ends = { process, object };
      if (motion.kind === 'wait' && showsWait(shown, ends)) {
        this.#motions.drop(motion);
        continue;
      }
      const ground = {
        context: this.#context,
        palette,
        font: this.#font,
        shown,
        view,
        calm: this.#calm,
      };
      const box = drawMotion(ground, motion, ends, now);
      if (box === null) continue;
      this.#marked.push(box);
      this.#drawn.push({ motion, box });
    }
    const left = this.#motions.at(now);
    this.#say(this.#drawn.length);
    this.#canvas.hidden = left.length === 0;
    clearTimeout(this.#timer);
    if (left.length === 0) return;
    if (!this.#calm) this.#redraw();
    else {
      // What does not move is drawn once, and once more when the first of it goes.
      const pause = Math.min(...left.map(({ until }) => until)) - now;
      this.#timer = window.setTimeout(() => this.#redraw(), pause);
    }
  }

  /** Makes the canvas as large as the picture, and empties what was drawn on. */
  #clear(): void {
    const { view } = this.#stage;
    const width = Math.round(view.width * view.ratio);
    const height = Math.round(view.height * view.ratio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#marked = [whole(view)];
    }
    this.#context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    for (const { x, y, width, height } of this.#marked) {
      this.#context.clearRect(x - 1, y - 1, width + 2, height + 2);
    }
    this.#marked = [];
  }

  /** To those who wait for something to move: tests, and what measures how soon it does. */
  #say(drawn: number): void {
    const { dataset } = this.#canvas;
    const said = { moving: String(drawn), begun: String(this.#motions.begun) };
    if (dataset.moving !== said.moving || dataset.begun !== said.begun) {
      Object.assign(dataset, said);
    }
  }
}
