import type { Locator } from 'playwright/test';
import type { App } from './app.ts';
import type { Box } from './picture.ts';

/** In the order of their keys, Alt+1 on. */
const LENSES = ['ipc', 'pid', 'user', 'net', 'mnt', 'uts', 'cgroup', 'time', 'container'] as const;
export type LensName = (typeof LENSES)[number];

/** What the picture and the outline are grouped by. */
export class Lens {
  readonly picker: Locator;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
    this.picker = app.page.getByRole('combobox', { name: /^Grouped by / });
  }

  /** By its keys; waits until it is drawn and at rest. */
  async choose(lens: LensName): Promise<void> {
    await this.#press(lens);
    await this.shown(lens);
  }

  async shown(lens: LensName): Promise<void> {
    const { page, picture } = this.#app;
    await picture.canvas.and(page.locator(`[data-lens="${lens}"][data-settled="true"]`)).waitFor();
  }

  /** Where nodes are in a room, in hundredths of its size: the same wherever the window looks. */
  async placesIn(room: string, nodes: readonly string[]): Promise<[number, number][]> {
    const { picture } = this.#app;
    const outer = await picture.settledBox(room);
    const places: [number, number][] = [];
    for (const node of nodes) {
      const box = await picture.settledBox(node);
      places.push([
        Math.round(((box.x + box.width / 2 - outer.x) / outer.width) * 100),
        Math.round(((box.y + box.height / 2 - outer.y) / outer.height) * 100),
      ]);
    }
    return places;
  }

  /**
   * How things lie to one another, frame by frame on the way to another lens: angles and
   * proportions, which panning and zooming leave alone.
   */
  async shapesOnTheWay(lens: LensName, nodes: readonly string[]): Promise<string[]> {
    const { picture } = this.#app;
    const watched = picture.canvas.evaluate(
      (canvas, { lens, nodes }) => {
        const middle = (id: string) => {
          const detail: { id: string; box?: Box | null } = { id };
          canvas.dispatchEvent(new CustomEvent('locate', { detail }));
          const { x = 0, y = 0, width = 0, height = 0 } = detail.box ?? {};
          return { x: x + width / 2, y: y + height / 2 };
        };
        const shape = () => {
          const [a, b, c] = nodes.map(middle);
          if (!a || !b || !c) return '';
          const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
          const ways = [(c.x - a.x) / length, (c.y - a.y) / length, (b.y - a.y) / length];
          return ways.map((way) => way.toFixed(1)).join(' ');
        };
        return new Promise<string[]>((resolve) => {
          const seen: string[] = [];
          const look = () => {
            const now = shape();
            if (seen.at(-1) !== now) seen.push(now);
            const { dataset } = canvas;
            if (dataset.lens === lens && dataset.settled === 'true') resolve(seen);
            else requestAnimationFrame(look);
          };
          look();
        });
      },
      { lens, nodes },
    );
    await this.#press(lens);
    return watched;
  }

  #press(lens: LensName): Promise<void> {
    return this.#app.page.keyboard.press(`Alt+${LENSES.indexOf(lens) + 1}`);
  }
}
