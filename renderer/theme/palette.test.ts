import { expect, test } from 'vitest';
import { strongerPalette } from './contrast.ts';
import { type Palette, palettes } from './palette.ts';
import { propertiesOf } from './rootProperties.ts';
import { schemeOf } from './scheme.ts';

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
});
