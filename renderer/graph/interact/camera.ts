import {
  select,
  type Transition,
  type ZoomBehavior,
  type ZoomTransform,
  zoom,
  zoomIdentity,
} from 'd3';
import type { Box } from '../picture/picture.ts';

/** How far one can zoom in: far enough to read what has no place for a label. */
const NEAREST = 12;
/** How far one can always zoom out. */
const FARTHEST = 0.02;
/** Fitting makes things no larger than this in a window so high, and in proportion in others. */
const FIT_MOST = 1.7;
const FIT_HEIGHT = 900;
/** Free space around the picture, in CSS pixels; above it there is some for what says where one is. */
const MARGIN = 22;
const HEAD = 42;
/** What shrinks by more than this lets the camera come nearer. */
const COME_NEARER = 1.4;
/** So much nearer than where names begin they are well read. */
const NEARER = 1.6;
const GLIDE = 320;

type Canvas = HTMLCanvasElement;

export interface CameraState {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Where the window looks. It moves by itself only as long as nobody has moved
 * it: until then it keeps everything in sight.
 */
export class Camera {
  readonly #canvas: Canvas;
  readonly #zoom: ZoomBehavior<Canvas, unknown>;
  readonly #changed: () => void;
  #state: ZoomTransform = zoomIdentity;
  #width = 1;
  #height = 1;
  #following = true;
  #gliding = 0;
  #placed = false;
  /** Moves at once, without gliding. */
  still = false;

  /** `ours`: whether a press there is for something else than panning. */
  constructor(
    canvas: Canvas,
    changed: () => void,
    ours: (event: MouseEvent | TouchEvent) => boolean,
  ) {
    this.#canvas = canvas;
    this.#changed = changed;
    this.#zoom = zoom<Canvas, unknown>()
      .scaleExtent([FARTHEST, NEAREST])
      .clickDistance(4)
      .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
        if (event.type === 'wheel') return true;
        if ('button' in event && event.button !== 0) return false;
        return !ours(event);
      })
      .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
        if (event.sourceEvent) this.#following = false;
        this.#state = event.transform;
        this.#changed();
      });
    select(canvas).call(this.#zoom).on('dblclick.zoom', null);
  }

  get state(): CameraState {
    return this.#state;
  }

  /** Whether it is on its way to somewhere by itself. */
  get gliding(): boolean {
    return this.#gliding > 0;
  }

  get following(): boolean {
    return this.#following;
  }

  /** `foot`: how much of the height is covered below. */
  resize(width: number, height: number, foot: number): void {
    this.#width = width;
    this.#height = Math.max(1, height - foot);
    this.#zoom.extent([
      [0, 0],
      [width, height],
    ]);
  }

  /** Shows all of it, and goes on doing so until the camera is moved. */
  fit(extent: Box): void {
    this.#following = true;
    this.#go(this.#fitting(extent), this.#placed);
  }

  /** The picture has changed: while following, go along if it is out of sight or has become small. */
  follow(extent: Box): void {
    if (!this.#following) return;
    const target = this.#fitting(extent);
    const { k, x, y } = this.#state;
    const insideX = extent.x * k + x >= 0 && (extent.x + extent.width) * k + x <= this.#width;
    const insideY = extent.y * k + y >= 0 && (extent.y + extent.height) * k + y <= this.#height;
    if (this.#placed && insideX && insideY && target.k < k * COME_NEARER) return;
    this.#go(target, this.#placed);
    this.#placed = true;
  }

  panBy(dx: number, dy: number): void {
    this.#following = false;
    const { k } = this.#state;
    this.#go(this.#state.translate(dx / k, dy / k), true);
  }

  zoomBy(factor: number): void {
    this.#following = false;
    const selection = select(this.#canvas);
    if (this.still) selection.call(this.#zoom.scaleBy, factor);
    else
      selection
        .transition()
        .duration(GLIDE / 2)
        .call(this.#zoom.scaleBy, factor);
  }

  /** Brings a part of the picture into sight, and not farther than needed. */
  reveal(box: Box): void {
    const { k, x, y } = this.#state;
    const left = box.x * k + x;
    const top = box.y * k + y;
    const dx = into(left, left + box.width * k, this.#width);
    const dy = into(top, top + box.height * k, this.#height);
    if (dx === 0 && dy === 0) return;
    this.#following = false;
    this.#go(this.#state.translate(dx / k, dy / k), true);
  }

  /**
   * Brings a part of the picture into sight, with what is around it; where names are too
   * small to be written, from so near that they are.
   *
   * @param namesFrom the zoom from which on they are
   */
  approach(box: Box, around: Box, namesFrom: number): void {
    const { k } = this.#state;
    const all = this.#fitting(around);
    const near = namesFrom * NEARER;
    if (k >= namesFrom || (around === box && all.k < k * COME_NEARER)) this.reveal(box);
    else if (all.k >= near || around === box) this.frame(around);
    else {
      this.#following = false;
      this.#go(this.#centred(box.x + box.width / 2, box.y + box.height / 2, near), true);
    }
  }

  /** Shows all of a part of the picture, as large as it goes. */
  frame(box: Box): void {
    this.#following = false;
    this.#go(this.#fitting(box), true);
  }

  /** Puts a point of the picture into the middle; at once, as when it is dragged there. */
  centre(x: number, y: number): void {
    this.#following = false;
    this.#go(this.#centred(x, y, this.#state.k), false);
  }

  close(): void {
    select(this.#canvas).interrupt().on('.zoom', null);
  }

  #centred(x: number, y: number, k: number): ZoomTransform {
    return zoomIdentity.translate(this.#width / 2 - x * k, this.#height / 2 - y * k).scale(k);
  }

  #fitting(extent: Box): ZoomTransform {
    const k = Math.max(
      FARTHEST,
      Math.min(
        FIT_MOST * Math.max(1, this.#height / FIT_HEIGHT),
        (this.#width - 2 * MARGIN) / extent.width,
        (this.#height - HEAD - MARGIN) / extent.height,
      ),
    );
    return zoomIdentity
      .translate(
        Math.round(this.#width / 2 - (extent.x + extent.width / 2) * k),
        Math.round((this.#height + HEAD - MARGIN) / 2 - (extent.y + extent.height / 2) * k),
      )
      .scale(k);
  }

  #go(target: ZoomTransform, gliding: boolean): void {
    const selection = select(this.#canvas);
    if (!gliding || this.still) {
      selection.interrupt().call(this.#zoom.transform, target);
      return;
    }
    this.#glide(GLIDE).call(this.#zoom.transform, target);
  }

  #glide(duration: number): Transition<Canvas, unknown, null, undefined> {
    const ended = () => {
      this.#gliding -= 1;
      this.#changed();
    };
    this.#gliding += 1;
    return select(this.#canvas)
      .transition()
      .duration(duration)
      .on('end', ended)
      .on('interrupt cancel', ended);
  }
}

/** How far an interval must be moved to lie within 0 and `size`, with a margin where it can. */
function into(low: number, high: number, size: number): number {
  if (low >= 0 && high <= size) return 0;
  if (high - low > size - 2 * MARGIN) return size / 2 - (low + high) / 2;
  return low < 0 ? MARGIN - low : size - MARGIN - high;
}
