import type { Context } from './brush.ts';
import { lettersAt, PLAIN_TYPE, type TypeSize } from './type-size.ts';

export type Face = 'sans' | 'bold' | 'mono';

/** A length per unit of font size holds at every size, so each text is measured once. */
const MEASURED_AT = 50;
const FORGET_ABOVE = 20_000;

/** The fonts in use, and how wide texts are in them. */
export class Lettering {
  readonly #families: Readonly<Record<Face, string>>;
  readonly #widths: Record<Face, Map<string, number>> = {
    sans: new Map(),
    bold: new Map(),
    mono: new Map(),
  };
  readonly #fitted = new Map<string, string>();

  readonly type: TypeSize;

  constructor(sans: string, mono: string, type: TypeSize = PLAIN_TYPE) {
    this.#families = { sans, bold: sans, mono };
    this.type = type;
  }

  /** The same fonts in another size. */
  sized(type: TypeSize): Lettering {
    return new Lettering(this.#families.sans, this.#families.mono, type);
  }

  /** Size of letters, in CSS pixels, that have a natural size at zoom 1. */
  size(natural: number, k: number): number {
    return lettersAt(this.type, natural, k);
  }

  font(face: Face, size: number): string {
    // Steps of a quarter pixel: each font string costs parsing once.
    const rounded = Math.round(size * 4) / 4;
    return `${face === 'bold' ? '600 ' : ''}${rounded}px ${this.#families[face]}`;
  }

  /** In the unit of `size`. */
  width(context: Context, face: Face, text: string, size: number): number {
    return this.#em(context, face, text) * size;
  }

  /** The text, or as much of its beginning as fits with an ellipsis; empty where not even that. */
  fit(context: Context, face: Face, text: string, size: number, width: number): string {
    const ems = width / size;
    if (this.#em(context, face, text) <= ems) return text;
    const step = Math.floor(ems * 4);
    const key = `${face} ${step} ${text}`;
    const known = this.#fitted.get(key);
    if (known !== undefined) return known;
    const short = this.#shorten(context, face, text, step / 4);
    if (this.#fitted.size > FORGET_ABOVE) this.#fitted.clear();
    this.#fitted.set(key, short);
    return short;
  }

  #shorten(context: Context, face: Face, text: string, ems: number): string {
    const letters = [...text];
    let fits = 0;
    let tooLong = letters.length;
    while (fits + 1 < tooLong) {
      const middle = (fits + tooLong) >> 1;
      const short = `${letters.slice(0, middle).join('').trimEnd()}…`;
      if (this.#measured(context, face, short) <= ems) fits = middle;
      else tooLong = middle;
    }
    return fits === 0 ? '' : `${letters.slice(0, fits).join('').trimEnd()}…`;
  }

  #em(context: Context, face: Face, text: string): number {
    const widths = this.#widths[face];
    let width = widths.get(text);
    if (width === undefined) {
      width = this.#measured(context, face, text);
      if (widths.size > FORGET_ABOVE) widths.clear();
      widths.set(text, width);
    }
    return width;
  }

  #measured(context: Context, face: Face, text: string): number {
    context.font = this.font(face, MEASURED_AT);
    return context.measureText(text).width / MEASURED_AT;
  }
}
