import type { Locator, Page } from 'playwright/test';
import type { Box } from './picture.ts';

/** A point of the window. */
export interface Point {
  x: number;
  y: number;
}

/** What was drawn of a motion in a frame: its middle, and whether any pixel was. */
export interface Moved extends Point {
  kind: string;
  seen: boolean;
}

/** Live events: their switch, and what moves in the picture because of them. */
export class Events {
  /** In the status line; opens what they are, with a switch. */
  readonly state: Locator;
  readonly dialog: Locator;
  readonly listed: Locator;
  readonly overlay: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.state = page.locator('footer').getByRole('button', { name: /^Live events/ });
    this.dialog = page.getByRole('dialog', { name: 'Live events' });
    this.listed = page.getByRole('region', { name: 'As it happens' }).getByRole('listitem');
    this.overlay = page.locator('canvas[data-begun]');
  }

  async press(name: 'Switch on' | 'Switch off' | 'Try again'): Promise<void> {
    await this.state.click();
    await this.dialog.getByRole('button', { name }).click();
    await this.#page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /**
   * Watches for the next motion that is about an object, from its first frame to its
   * last. It is watched for when the promise resolves; what that gives waits for the end.
   */
  async watchMotion(object: string): Promise<() => Promise<Moved[]>> {
    const watching = await this.overlay.evaluateHandle((canvas, id) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const context = canvas.getContext('2d');
      const moved = (): Moved | null => {
        // `renderer/graph/motion/answer.ts`
        const detail: { moving?: { kind: string; object: string; box: Box }[] } = {};
        canvas.dispatchEvent(new CustomEvent('moving', { detail }));
        const motion = detail.moving?.find((one) => one.object === id);
        if (!motion) return null;
        const { kind, box } = motion;
        const corner = canvas.getBoundingClientRect();
        const ratio = canvas.width / corner.width;
        const area = [box.x - corner.x, box.y - corner.y, box.width, box.height] as const;
        const [x, y, width, height] = area.map((value) => Math.round(value * ratio));
        const { data } = context?.getImageData(x ?? 0, y ?? 0, width ?? 1, height ?? 1) ?? {};
        const seen = data?.some((value, at) => at % 4 === 3 && value > 0) ?? false;
        return { kind, seen, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      return {
        done: new Promise<Moved[]>((resolve) => {
          const points: Moved[] = [];
          const frame = () => {
            const point = moved();
            if (point) points.push(point);
            if (!point && points.length > 0) resolve(points);
            else requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }),
      };
    }, object);
    return () => watching.evaluate(({ done }) => done);
  }
}
