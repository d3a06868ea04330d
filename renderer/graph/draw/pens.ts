import { CAPTION, LABEL_GAP, OBJECT, PROCESS, ROSTER, TEXT } from '../layout/measures.ts';
import type { NodeForm } from '../picture/form.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { Brush } from './brush.ts';
import { layGround } from './ground.ts';
import type { Face } from './lettering.ts';

/** The second part of a label appears from this zoom on. */
const DETAILS_FROM = 0.62;
/** Two lines stand in a row that is so many times as high as their letters. */
const LEADING = 1.14;
/**
 * From one to the other, by the size of the second. Large letters fill their rows: there the
 * two lines are closer, so that the second belongs to the name above it and not to that below.
 */
const APART = 1.34;
const APART_LARGE = 1.16;

/** One text to be written, all of one font together. */
interface Writing {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** What covers threads below it; null: there are none. */
  readonly ground: string | null;
}

/** Lays out labels; collects their texts by font and colour, then writes them. */
export class Pens {
  readonly #brush: Brush;
  readonly #k: number;
  readonly #name: number;
  readonly #detail: number;
  readonly #names: Writing[] = [];
  readonly #faint: Writing[] = [];
  readonly #pids: Writing[] = [];
  readonly #facts: Writing[] = [];
  readonly #captions: Writing[] = [];
  readonly #tiny: Writing[] = [];

  #ground: string | null = null;

  constructor(brush: Brush, k: number) {
    this.#brush = brush;
    this.#k = k;
    this.#name = brush.lettering.size(TEXT.name, k);
    this.#detail = brush.lettering.size(TEXT.detail, k);
  }

  /**
   * `width`: what is free beside the glyph, in CSS pixels; `ground`: the colour that covers
   * threads which run through it.
   */
  label(
    node: SceneNode,
    form: NodeForm,
    x: number,
    y: number,
    width: number,
    ground: string | null = null,
  ): void {
    this.#ground = ground;
    if (node.kind !== 'process') this.#object(node, x, y, width);
    else this.#process(node, form === 'few', x, y, width);
  }

  /**
   * Name and pid: ending left of the disc where threads leave it to the right,
   * beginning right of it where there are none. Where space is short the pid goes
   * first.
   */
  #process(node: SceneNode, few: boolean, x: number, y: number, width: number): void {
    const { context, lettering } = this.#brush;
    const base = y + this.#name * 0.34;
    const gap = this.#name * 0.45;
    const pid = lettering.width(context, 'mono', node.label.detail, this.#detail);
    const whole = lettering.width(context, 'sans', node.label.name, this.#name);
    const withPid =
      whole + gap + pid <= width || (this.#k >= DETAILS_FROM && width - gap - pid > this.#name * 3);
    const room = withPid ? width - gap - pid : width;
    const text = lettering.fit(context, 'sans', node.label.name, this.#name, room);
    const length = lettering.width(context, 'sans', text, this.#name);
    const radius = few ? ROSTER.radius : PROCESS.radius;
    const used = length + (withPid ? gap + pid : 0);
    const start = few
      ? x + (radius + LABEL_GAP) * this.#k
      : x - (radius + LABEL_GAP) * this.#k - used;
    const ground = this.#ground;
    (few ? this.#faint : this.#names).push({ text, x: start, y: base, ground });
    if (withPid)
      this.#pids.push({ text: node.label.detail, x: start + length + gap, y: base, ground });
  }

  /** Name over facts, beginning right of the glyph; only the name where space is short. */
  #object(node: SceneNode, x: number, y: number, width: number): void {
    const { context, lettering } = this.#brush;
    const start = x + (OBJECT.width / 2 + LABEL_GAP) * this.#k;
    const high = (this.#name + this.#detail) * LEADING <= OBJECT.row * this.#k;
    const both = high && this.#k >= DETAILS_FROM && node.label.detail !== '';
    const apart = lettering.type.scale === 1 ? APART : APART_LARGE;
    const centred = y - this.#name * 0.16 + (this.#detail * (APART - apart)) / 2;
    const base = both ? centred : y + this.#name * 0.34;
    const name = this.#objectName(node, width);
    const ground = this.#ground;
    this.#names.push({ text: name, x: start, y: base, ground });
    if (!both) return;
    const facts = lettering.fit(context, 'sans', node.label.detail, this.#detail, width);
    this.#facts.push({ text: facts, x: start, y: base + this.#detail * apart, ground });
  }

  /** Where space is short without its kind: the glyph tells that, and the key tells it from others. */
  #objectName({ kind, label }: SceneNode, width: number): string {
    const { context, lettering } = this.#brush;
    const { name } = label;
    const fits = lettering.width(context, 'sans', name, this.#name) <= width;
    const short = fits || kind === 'mqueue' ? name : name.slice(name.indexOf(' ') + 1);
    return lettering.fit(context, 'sans', short, this.#name, width);
  }

  /** Below the glyph, for nodes packed too closely to have a place beside them. */
  tiny(node: SceneNode, form: NodeForm, x: number, y: number): void {
    const { context, lettering } = this.#brush;
    const size = lettering.size(TEXT.tiny, this.#k);
    const [width, below] =
      form === 'many' ? [9.4, 3.2] : node.kind === 'process' ? [16, 7.2] : [30, 13];
    const words = `${node.label.name} ${node.label.detail}`;
    const text = lettering.fit(context, 'sans', words, size, width * this.#k);
    const length = lettering.width(context, 'sans', text, size);
    this.#tiny.push({
      text,
      x: x - length / 2,
      y: y + below * this.#k + size * 0.65,
      ground: null,
    });
  }

  /** Over a group, whose corner is at x, y. */
  caption(text: string, x: number, y: number, width: number): void {
    const { context, lettering } = this.#brush;
    const size = lettering.size(TEXT.caption, this.#k);
    this.#captions.push({
      text: lettering.fit(context, 'sans', text, size, width + 12 * this.#k),
      x,
      y: y + (CAPTION - 7) * this.#k,
      ground: null,
    });
  }

  write(): void {
    const { context, palette, lettering } = this.#brush;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    const batch = (writings: readonly Writing[], face: Face, size: number, colour: string) => {
      if (writings.length === 0) return;
      for (const { text, x, y, ground } of writings) {
        if (ground === null) continue;
        const width = lettering.width(context, face, text, size);
        layGround(context, ground, { x, y, width, size });
      }
      context.font = lettering.font(face, size);
      context.fillStyle = colour;
      for (const { text, x, y } of writings) context.fillText(text, x, y);
    };
    batch(this.#names, 'sans', this.#name, palette.ink);
    batch(this.#faint, 'sans', this.#name, palette.inkSoft);
    batch(this.#pids, 'mono', this.#detail, palette.inkFaint);
    batch(this.#facts, 'sans', this.#detail, palette.inkFaint);
    batch(this.#captions, 'sans', lettering.size(TEXT.caption, this.#k), palette.inkFaint);
    batch(this.#tiny, 'sans', lettering.size(TEXT.tiny, this.#k), palette.inkSoft);
  }
}
