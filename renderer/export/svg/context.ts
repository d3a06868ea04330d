import type { Context } from '../../graph/draw/brush.ts';
import { PathData } from './path.ts';
import { attributes, escapeXml } from './xml.ts';

/** How wide a text is in a font as CSS writes it, in pixels. */
export type Measure = (font: string, text: string) => number;

/** What `save` keeps and `restore` brings back. */
interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  /** Id of the clip path in force; null: none. */
  clip: string | null;
}

/**
 * Writes SVG instead of drawing: as much of CanvasRenderingContext2D as the picture is
 * drawn with. Whatever else is asked of it is an error, so that nothing is silently
 * missing from a file. Texts stay texts.
 */
export class SvgWriter {
  readonly #width: number;
  readonly #height: number;
  readonly #measure: Measure;
  readonly #path = new PathData();
  readonly #elements: string[] = [];
  readonly #clips: string[] = [];
  readonly #kept: State[] = [];
  #state: State = {
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '10px sans-serif',
    textAlign: 'left',
    textBaseline: 'alphabetic',
    dash: [],
    clip: null,
  };
  readonly context: Context;

  /** @param width @param height of the picture in CSS pixels */
  constructor(width: number, height: number, measure: Measure) {
    this.#width = width;
    this.#height = height;
    this.#measure = measure;
    this.context = this.#disguised();
  }

  /** The whole file. */
  document(title: string): string {
    const size = { width: this.#width, height: this.#height };
    const box = `0 0 ${this.#width} ${this.#height}`;
    const root = attributes({ xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: box });
    const clips = this.#clips.length === 0 ? [] : ['<defs>', ...this.#clips, '</defs>'];
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg${root} role="img">`,
      `<title>${escapeXml(title)}</title>`,
      ...clips,
      ...this.#elements,
      '</svg>\n',
    ].join('\n');
  }

  /** What the drawing functions take for a context. */
  #disguised(): Context {
    const methods = this.#methods();
    return new Proxy({} as Record<string, unknown>, {
      get: (_, name) => {
        if (typeof name === 'string' && Object.hasOwn(methods, name)) return methods[name];
        if (typeof name === 'string' && name !== 'dash' && name in this.#state) {
          return this.#state[name as keyof State];
        }
        throw new Error(`SVG cannot be asked for ${String(name)}`);
      },
      set: (_, name, value) => {
        if (typeof name !== 'string' || name === 'dash' || !(name in this.#state)) {
          throw new Error(`SVG cannot be told ${String(name)}`);
        }
        this.#state = { ...this.#state, [name]: value };
        return true;
      },
    }) as unknown as Context;
  }

  #methods(): Record<string, (...values: never[]) => unknown> {
    const path = this.#path;
    return {
      beginPath: () => path.begin(),
      moveTo: (x: number, y: number) => path.moveTo(x, y),
      lineTo: (x: number, y: number) => path.lineTo(x, y),
      bezierCurveTo: (...values: Parameters<PathData['bezierCurveTo']>) =>
        path.bezierCurveTo(...values),
      closePath: () => path.closePath(),
      rect: (...values: Parameters<PathData['rect']>) => path.rect(...values),
      roundRect: (...values: Parameters<PathData['roundRect']>) => path.roundRect(...values),
      arc: (...values: Parameters<PathData['arc']>) => path.arc(...values),
      arcTo: (...values: Parameters<PathData['arcTo']>) => path.arcTo(...values),
      setLineDash: (dash: readonly number[]) => {
        this.#state = { ...this.#state, dash: [...dash] };
      },
      getLineDash: () => [...this.#state.dash],
      save: () => this.#kept.push(this.#state),
      restore: () => {
        this.#state = this.#kept.pop() ?? this.#state;
      },
      clip: () => this.#clip(),
      fill: (rule: CanvasFillRule = 'nonzero') => this.#fill(rule),
      stroke: () => this.#stroke(),
      fillRect: (x: number, y: number, width: number, height: number) =>
        this.#add('rect', { x, y, width, height, ...this.#filling() }),
      fillText: (text: string, x: number, y: number) => this.#text(text, x, y),
      measureText: (text: string) => ({ width: this.#measure(this.#state.font, text) }),
    };
  }

  #fill(rule: CanvasFillRule): void {
    const d = this.#path.text;
    if (d === '') return;
    this.#add('path', { d, ...this.#filling(), 'fill-rule': rule === 'evenodd' ? rule : null });
  }

  #stroke(): void {
    const d = this.#path.text;
    if (d === '') return;
    const { strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, dash } = this.#state;
    this.#add('path', {
      d,
      fill: 'none',
      stroke: strokeStyle,
      'stroke-width': lineWidth,
      'stroke-linecap': lineCap === 'butt' ? null : lineCap,
      'stroke-linejoin': lineJoin === 'miter' ? null : lineJoin,
      'stroke-dasharray': dash.length === 0 ? null : dash.join(' '),
      'stroke-opacity': globalAlpha === 1 ? null : globalAlpha,
    });
  }

  /** As wide as it was measured, also where the font is not at hand. */
  #text(text: string, x: number, y: number): void {
    const { font, textAlign } = this.#state;
    const [, weight = null, size = '10', family = 'sans-serif'] =
      /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(font) ?? [];
    const anchor = { center: 'middle', right: 'end', end: 'end' }[textAlign] ?? null;
    if (text === '') return;
    const values = attributes({
      x,
      y,
      'font-family': family,
      'font-size': Number(size),
      'font-weight': weight,
      'text-anchor': anchor,
      textLength: this.#measure(font, text),
      lengthAdjust: 'spacingAndGlyphs',
      'xml:space': 'preserve',
      ...this.#filling(),
      'clip-path': this.#clipping(),
    });
    this.#elements.push(`<text${values}>${escapeXml(text)}</text>`);
  }

  #filling() {
    const { fillStyle, globalAlpha } = this.#state;
    return { fill: fillStyle, 'fill-opacity': globalAlpha === 1 ? null : globalAlpha };
  }

  #clipping(): string | null {
    return this.#state.clip === null ? null : `url(#${this.#state.clip})`;
  }

  #clip(): void {
    const id = `clip${this.#clips.length + 1}`;
    const inside = attributes({ id, 'clip-path': this.#clipping() });
    this.#clips.push(`<clipPath${inside}><path${attributes({ d: this.#path.text })}/></clipPath>`);
    this.#state = { ...this.#state, clip: id };
  }

  #add(name: string, values: Parameters<typeof attributes>[0]): void {
    this.#elements.push(`<${name}${attributes({ ...values, 'clip-path': this.#clipping() })}/>`);
  }
}
