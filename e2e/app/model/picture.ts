import type { Locator, Page } from 'playwright/test';
import { decodePng, type Pixels } from './png.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The canvas in the middle. */
export class Picture {
  readonly canvas: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.canvas = page.locator('canvas[data-sequence]');
  }

  /** Waits until a poll is drawn and at rest; gives its number. */
  async painted(): Promise<number> {
    await this.canvas.and(this.#page.locator('[data-settled="true"]')).waitFor();
    return this.sequence();
  }

  /** The number of the poll that is drawn. */
  async sequence(): Promise<number> {
    return Number(await this.canvas.getAttribute('data-sequence'));
  }

  /** Where a node is drawn, in pixels of the window; null: it is not. */
  box(id: string): Promise<Box | null> {
    return this.canvas.evaluate((canvas, node) => {
      // `renderer/graph/interact/locate.ts`
      const detail: { id: string; box?: Box | null } = { id: node };
      canvas.dispatchEvent(new CustomEvent('locate', { detail }));
      return detail.box ?? null;
    }, id);
  }

  /**
   * Waits until a node is drawn, or no longer; gives when each poll was taken that was
   * drawn until then and told otherwise. A page that is late is no poll that missed it.
   */
  until(id: string, drawn: boolean): Promise<number[]> {
    return this.canvas.evaluate(
      (canvas, { id, drawn }) => {
        // `renderer/graph/interact/locate.ts`
        const isDrawn = () => {
          const detail: { id: string; box?: Box | null } = { id };
          canvas.dispatchEvent(new CustomEvent('locate', { detail }));
          return Boolean(detail.box);
        };
        const otherwise = new Set<number>();
        return new Promise<number[]>((resolve) => {
          const look = () => {
            if (isDrawn() !== drawn) otherwise.add(Number(canvas.dataset.takenAt));
            else {
              observer.disconnect();
              resolve([...otherwise]);
            }
          };
          const observer = new MutationObserver(look);
          observer.observe(canvas, { attributeFilter: ['data-taken-at'] });
          look();
        });
      },
      { id, drawn },
    );
  }

  /** As `box`, of a node that stays where it is from one poll to the next. */
  async settledBox(id: string): Promise<Box> {
    let before: Box | null = null;
    for (;;) {
      const sequence = await this.painted();
      const box = await this.box(id);
      if (box && JSON.stringify(before) === JSON.stringify(box)) return box;
      before = box;
      await this.canvas.and(this.#page.locator(`:not([data-sequence="${sequence}"])`)).waitFor();
    }
  }

  /** Clicks into the middle of what is drawn for a node. */
  async click(id: string): Promise<void> {
    const { x, y, width, height } = await this.settledBox(id);
    await this.#page.mouse.click(x + width / 2, y + height / 2);
  }

  /**
   * What is on the screen where a node is drawn, as far as it is in sight.
   *
   * @param around - how much of its surroundings too, in widths of it
   */
  async pixels(id: string, around = 0): Promise<Pixels> {
    const own = await this.settledBox(id);
    const margin = own.width * around;
    const box = {
      x: own.x - margin,
      y: own.y - margin,
      width: own.width + 2 * margin,
      height: own.height + 2 * margin,
    };
    const frame = await this.canvas.boundingBox();
    if (frame === null) throw new Error('the canvas is not in sight');
    const left = Math.max(box.x, frame.x);
    const top = Math.max(box.y, frame.y);
    const right = Math.min(box.x + box.width, frame.x + frame.width);
    const bottom = Math.min(box.y + box.height, frame.y + frame.height);
    const clip = { x: left, y: top, width: right - left, height: bottom - top };
    return decodePng(await this.#page.screenshot({ clip }));
  }
}
