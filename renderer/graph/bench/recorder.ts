import type { Context } from '../draw/brush.ts';
import { monoWidth, sansWidth } from '../layout/text-width.ts';

/** A text that was drawn: its box on screen. */
export interface Drawn {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** A circle or a part of one that was traced, in CSS pixels. */
export interface Arc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** How bold it would be stroked. */
  readonly width: number;
}

/**
 * A context that draws nothing and remembers texts, arcs and how many calls there
 * were: for tests, where there is no canvas. Widths are those of the layout.
 */
export class Recorder {
  readonly texts: Drawn[] = [];
  readonly arcs: Arc[] = [];
  readonly calls = new Map<string, number>();
  readonly context: Context;

  constructor() {
    const state: Record<string, unknown> = {
      font: '10px sans',
      globalAlpha: 1,
      fillStyle: '',
      lineWidth: 1,
    };
    const methods: Record<string, (...values: never[]) => unknown> = {
      measureText: (text: string) => ({ width: this.#width(text, String(state.font)) }),
      fillText: (text: string, x: number, y: number) => {
        const size = sizeOf(String(state.font));
        const width = this.#width(text, String(state.font));
        const colour = String(state.fillStyle);
        const [top, height] = [y - size * 0.74, size * 0.94];
        this.texts.push({ text, size, x, y: top, width, height, colour });
      },
      arc: (x: number, y: number, radius: number) => {
        this.arcs.push({ x, y, radius, width: Number(state.lineWidth) });
      },
    };
    this.context = new Proxy(state, {
      get: (target, name) => {
        if (typeof name !== 'string' || name in target) return target[String(name)];
        return (...values: never[]) => {
          this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
          return methods[name]?.(...values);
        };
      },
    }) as unknown as Context;
  }

  #width(text: string, font: string): number {
    const size = sizeOf(font);
    return font.includes('mono') ? monoWidth(text, size) : sansWidth(text, size);
  }
}

function sizeOf(font: string): number {
  return Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
}
