import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../preload/contract.ts';
import { crowd } from '../../graph/bench/crowd.ts';
import { Maker } from '../../graph/bench/made.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../../graph/bench/make.ts';
import { Recorder } from '../../graph/bench/recorder.ts';
import type { Brush, Context } from '../../graph/draw/brush.ts';
import { drawHovered, drawSelected } from '../../graph/draw/highlight.ts';
import { Lettering } from '../../graph/draw/lettering.ts';
import { drawLit } from '../../graph/draw/lit.ts';
import { lookAt, paint } from '../../graph/draw/paint.ts';
import type { View } from '../../graph/draw/view.ts';
import { extentOf } from '../../graph/picture/picture.ts';
import { Shown } from '../../graph/picture/shown.ts';
import { palettes } from '../../theme/palette.ts';
import { SvgWriter } from './context.ts';
import { elements, readXml } from './readXml.ts';

const recorder = new Recorder();
const measure = (font: string, text: string) => {
  recorder.context.font = font;
  return recorder.context.measureText(text).width;
};

/** Everything that can be on the canvas, drawn by the same functions. */
function draw(context: Context, world: Snapshot, k: number): View {
  const { picture } = new Maker().make(world);
  const shown = new Shown(picture);
  const extent = extentOf(picture) ?? { x: 0, y: 0, width: 1, height: 1 };
  const view: View = {
    k,
    x: -extent.x * k,
    y: -extent.y * k,
    width: extent.width * k,
    height: extent.height * k,
    ratio: 1,
  };
  const brush: Brush = {
    context,
    palette: palettes.dark,
    lettering: new Lettering('sans', 'mono'),
  };
  paint(brush, shown, view, lookAt(shown, view));
  const node = { kind: 'node', index: picture.scene.firstObject } as const;
  const room = { kind: 'room', index: 0 } as const;
  drawSelected(brush, shown, view, { target: node, light: null, second: null });
  drawSelected(brush, shown, view, { target: room, light: null, second: null });
  drawHovered(brush, shown, view, node);
  drawLit(brush, shown, view, [node, room], false);
  return view;
}

function svg(world: Snapshot, k: number): string {
  const writer = new SvgWriter(1000, 600, measure);
  draw(writer.context, world, k);
  return writer.document('A <picture> of "it"');
}

const hostile = ['<script>alert(1)</script>', ']]>', '&amp;"\'', 'a\u0000b\ud800', '\u202egnp.exe'];

function hostileWorld(names: readonly string[]): Snapshot {
  return snapshot({
    namespaces: [
      namespace(4026531839, { initial: true }),
      namespace(4026532000, { readable: false }),
    ],
    processes: names.map((name, at) => process(at + 1, name, HOST_IPC)),
    objects: names.map((name, at) => object('mqueue', HOST_IPC, `/q${at}`, { name: `/${name}` })),
    links: names.map((_, at) => ({
      kind: 'open' as const,
      process: at + 1,
      object: `${HOST_IPC}/mqueue/q${at}`,
      access: 'read' as const,
    })),
  });
}

describe('SVG', { timeout: 30_000 }, () => {
  it('has the texts that a canvas is given, at the same places', () => {
    for (const seed of [1, 2]) {
      const world = crowd(
        { namespaces: 6, processes: 90, objects: 40, links: 70, nested: 0.4 },
        seed,
      );
      for (const k of [0.3, 0.7, 2]) {
        const canvas = new Recorder();
        draw(canvas.context, world, k);
        const texts = [...elements(readXml(svg(world, k)))].filter(({ name }) => name === 'text');
        expect(texts.map(({ children }) => children.join(''))).toEqual(
          canvas.texts.map(({ text }) => text).filter((text) => text !== ''),
        );
        const xs = canvas.texts.filter(({ text }) => text !== '').map(({ x }) => x);
        texts.forEach(({ attributes }, at) => {
          expect(Math.abs(Number(attributes.x) - (xs[at] ?? 0))).toBeLessThan(0.01);
        });
      }
    }
  });

  it('is a picture with shapes, whose numbers are numbers', () => {
    const world = crowd({ namespaces: 6, processes: 90, objects: 40, links: 70, nested: 0.4 }, 3);
    const root = readXml(svg(world, 1));
    expect(root.attributes).toMatchObject({ viewBox: '0 0 1000 600', role: 'img' });
    const all = [...elements(root)];
    for (const { name, attributes } of all) {
      expect(['svg', 'title', 'defs', 'clipPath', 'path', 'rect', 'text']).toContain(name);
      for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|undefined|Inf/);
      if (name === 'path') expect(attributes.d).toMatch(/^M[-\d.]/);
      const clip = /^url\(#(.*)\)$/.exec(attributes['clip-path'] ?? '')?.[1];
      if (clip) expect(all.some((other) => other.attributes.id === clip)).toBe(true);
    }
    expect(all.filter(({ name }) => name === 'path').length).toBeGreaterThan(100);
  });

  it('takes every name for a text, whatever is in it', () => {
    const root = readXml(svg(hostileWorld(hostile), 1.5));
    const names = [...elements(root)].map(({ name }) => name);
    expect(names).not.toContain('script');
    const words = [...elements(root)].flatMap(({ children }) => children).join(' ');
    expect(words).toContain('<script>');
    expect(words).toContain('A <picture> of "it"');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 3 }),
        (some) => {
          readXml(svg(hostileWorld(some), 1.5));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells of what it cannot draw instead of leaving it out', () => {
    const { context } = new SvgWriter(10, 10, measure);
    expect(() => context.ellipse(1, 1, 1, 1, 0, 0, 1)).toThrow('ellipse');
    expect(() => {
      context.shadowBlur = 3;
    }).toThrow('shadowBlur');
  });

  it('draws full circles, corners and rounded rectangles', () => {
    const writer = new SvgWriter(10, 10, measure);
    const { context } = writer;
    context.beginPath();
    context.arc(5, 5, 2, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.moveTo(0, 0);
    context.arcTo(0, 8, 4, 8, 3);
    context.stroke();
    context.beginPath();
    context.roundRect(1, 1, 8, 6, 20);
    context.stroke();
    const paths = [...elements(readXml(writer.document('')))].flatMap(({ attributes }) =>
      attributes.d === undefined ? [] : [attributes.d],
    );
    expect(paths).toEqual([
      'M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5',
      'M0 0L0 5A3 3 0 0 0 3 8',
      'M4 1h2a3 3 0 0 1 3 3v0a3 3 0 0 1 -3 3h-2a3 3 0 0 1 -3 -3v0a3 3 0 0 1 3 -3Z',
    ]);
  });
});
