import type { NodeId } from '../../state/selection.ts';
import { idOf, type Target } from '../picture/target.ts';
import type { Handle } from '../scene/scene.ts';
import type { Stage } from '../stage.ts';

export interface PointerEvents {
  select(id: NodeId | null): void;
  /** Chosen beside what is selected. */
  compare(id: NodeId): void;
  /** Opens or closes a group. */
  toggle(id: string, open: boolean): void;
  /** Null: nothing is pointed at. */
  point(pointed: Pointed | null): void;
}

/** What the pointer is on, and where it is, in CSS pixels from the canvas's corner. */
export interface Pointed {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

/** Further than this a press is a drag, in CSS pixels. */
const DRAG_FROM = 4;

/** Hover, click and drag on the canvas. */
export class Pointer {
  readonly #canvas: HTMLCanvasElement;
  readonly #stage: Stage;
  readonly #events: PointerEvents;
  readonly #ended = new AbortController();
  /** Where the pointer rests on the canvas; null: elsewhere, or it is pressed. */
  #at: { x: number; y: number } | null = null;
  #grabbed: { kind: 'node' | 'room'; handle: Handle; x: number; y: number; moved: boolean } | null =
    null;
  #dragged = false;

  constructor(canvas: HTMLCanvasElement, stage: Stage, events: PointerEvents) {
    this.#canvas = canvas;
    this.#stage = stage;
    this.#events = events;
    this.#on('pointerdown', (event) => this.#press(event));
    this.#on('pointermove', (event) => this.#move(event));
    this.#on('pointerup', () => this.#release());
    this.#on('pointercancel', () => this.#release());
    this.#on('pointerleave', () => this.#rest(null));
    this.#on('wheel', () => this.#rest(null));
    this.#on('click', (event) => this.#click(event));
    this.#on('dblclick', (event) => {
      if (!stage.hit(event.offsetX, event.offsetY)?.handle) stage.fit();
    });
  }

  /** The picture has changed under the pointer. */
  refresh(): void {
    if (this.#at) this.#rest(this.#at);
  }

  close(): void {
    this.#ended.abort();
  }

  #on<Kind extends keyof HTMLElementEventMap>(
    kind: Kind,
    listener: (event: HTMLElementEventMap[Kind]) => void,
  ): void {
    this.#canvas.addEventListener(kind, listener, { signal: this.#ended.signal, passive: true });
  }

  #press({ button, isPrimary, offsetX: x, offsetY: y }: PointerEvent): void {
    this.#dragged = false;
    if (button !== 0 || !isPrimary) return;
    const hit = this.#stage.hit(x, y);
    const scene = this.#stage.shown?.picture.scene;
    if (!hit?.handle || !scene) return;
    const { kind, index } = hit.target;
    if (kind === 'group') return;
    const handle = (kind === 'node' ? scene.nodes : scene.rooms)[index]?.handle;
    if (handle !== undefined) this.#grabbed = { kind, handle, x, y, moved: false };
  }

  #move({ buttons, pointerId, offsetX: x, offsetY: y }: PointerEvent): void {
    const grabbed = this.#grabbed;
    if (!grabbed) {
      this.#rest(buttons === 0 ? { x, y } : null);
      return;
    }
    const dx = x - grabbed.x;
    const dy = y - grabbed.y;
    if (!grabbed.moved && Math.hypot(dx, dy) < DRAG_FROM) return;
    if (!grabbed.moved) {
      this.#canvas.setPointerCapture(pointerId);
      this.#rest(null);
    }
    this.#stage.drag(grabbed.kind, grabbed.handle, dx, dy);
    this.#grabbed = { ...grabbed, x, y, moved: true };
  }

  #release(): void {
    this.#dragged = this.#grabbed?.moved ?? false;
    this.#grabbed = null;
  }

  #rest(at: { x: number; y: number } | null): void {
    this.#at = at;
    const hit = at && this.#stage.hit(at.x, at.y);
    this.#canvas.style.cursor = hit?.handle ? 'pointer' : '';
    this.#events.point(at && hit?.handle ? { target: hit.target, ...at } : null);
  }

  #click({ offsetX, offsetY, ctrlKey }: MouseEvent): void {
    if (this.#dragged) return;
    const hit = this.#stage.hit(offsetX, offsetY);
    const picture = this.#stage.shown?.picture;
    const id = hit?.handle && picture ? idOf(picture, hit.target) : null;
    if (hit?.target.kind === 'group') {
      const group = picture?.scene.groups[hit.target.index];
      if (group && group.id !== null)
        this.#events.toggle(group.id, group.closed && !group.unfolded);
      return;
    }
    if (!ctrlKey) this.#events.select(id);
    else if (id !== null) this.#events.compare(id);
  }
}
