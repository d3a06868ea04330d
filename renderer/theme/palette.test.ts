import { expect, test } from 'vitest';
import { strongerPalette } from './contrast.ts';
import { type Palette, palettes } from './palette.ts';
import { propertiesOf } from './rootProperties.ts';
import { schemeOf } from './scheme.ts';
import { distance, VISIONS } from './vision.ts';

/** Relative luminance, WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const all: [string, Palette][] = [
  ['light', palettes.light],
  ['dark', palettes.dark],
  ['light, more contrast', strongerPalette('light')],
  ['dark, more contrast', strongerPalette('dark')],
];

test.each(all)('%s: text can be read on whatever it stands on', (_, palette) => {
  const grounds = [palette.canvas, palette.surface, palette.surfaceRaised, ...palette.floor];
  for (const ground of [...grounds, palette.accentSoft]) {
    expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.inkSoft, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ground of [palette.surface, palette.surfaceRaised, palette.canvas]) {
    expect(contrast(palette.inkFaint, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.caution, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.finding, ground)).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(palette.accentInk, palette.accent)).toBeGreaterThanOrEqual(4.5);
});

test.each(all)('%s: shapes can be told from what they stand on', (_, palette) => {
  for (const colour of [palette.process, palette.accent, palette.wallInitial]) {
    expect(contrast(colour, palette.surface)).toBeGreaterThanOrEqual(3);
  }
});

/** A little more than what can be told apart at a glance in small shapes; shapes differ too. */
const KINDS_APART = 14;
const SIGNS_APART = 10;

test.each(all)('%s: kinds and findings are told apart, whatever cones one has', (_, palette) => {
  const { process, kind, finding, caution } = palette;
  const kinds = { process, ...kind };
  for (const vision of VISIONS) {
    for (const [name, colour] of Object.entries(kinds)) {
      for (const [other, against] of Object.entries(kinds)) {
        if (name >= other) continue;
        const apart = distance(colour, against, vision);
        expect(apart, `${name} and ${other}, ${vision}`).toBeGreaterThanOrEqual(KINDS_APART);
      }
      const apart = distance(colour, finding, vision);
      expect(apart, `${name} and findings, ${vision}`).toBeGreaterThanOrEqual(SIGNS_APART);
    }
    const apart = distance(caution, finding, vision);
    expect(apart, `cautions and findings, ${vision}`).toBeGreaterThanOrEqual(SIGNS_APART);
  }
});

test('the simulation takes away what it should', () => {
  // Red and green of one lightness, and violet and blue, are what is mixed up.
  expect(distance('#d06060', '#6b8f3a', 'normal')).toBeGreaterThan(60);
  expect(distance('#d06060', '#6b8f3a', 'deuteranopia')).toBeLessThan(25);
  expect(distance('#4040d0', '#8030c0', 'protanopia')).toBeLessThan(25);
  for (const vision of VISIONS) {
    expect(distance('#ffffff', '#000000', vision)).toBeCloseTo(100, 0);
    expect(distance('#808080', '#808080', vision)).toBe(0);
  }
});

test.each(all.slice(2))('%s: every shape stands out', (_, palette) => {
  const { kind, wall, thread, processQuiet, finding, caution } = palette;
  for (const colour of [...Object.values(kind), wall, thread, processQuiet, finding, caution]) {
    for (const ground of palette.floor) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
  }
});

test('every colour has a custom property of its own', () => {
  const properties = propertiesOf(palettes.light);
  expect(properties).toMatchObject({
    '--ink-soft': palettes.light.inkSoft,
    '--floor-2': palettes.light.floor[2],
    '--kind-mqueue': palettes.light.kind.mqueue,
    '--surface-raised': palettes.light.surfaceRaised,
  });
});

test('a chosen theme wins over the desktop', () => {
  expect([schemeOf('system', true), schemeOf('system', false), schemeOf('light', true)]).toEqual([
    'dark',
    'light',
    'light',
  ]);
  expect([schemeOf('contrast', true), schemeOf('contrast', false)]).toEqual(['dark', 'light']);
});
