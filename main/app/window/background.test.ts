import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backgroundFor } from './background.ts';

// Main does not import the renderer; the two must agree all the same.
test('the window opens in the colour that the page will have', () => {
  const palette = readFileSync(
    new URL('../../../renderer/theme/palette.ts', import.meta.url),
    'utf8',
  );
  const [, light, dark] =
    /light: \{\s*canvas: '(#\w+)'.*dark: \{\s*canvas: '(#\w+)'/s.exec(palette) ?? [];
  expect(backgroundFor(false)).toBe(light);
  expect(backgroundFor(true)).toBe(dark);
});
