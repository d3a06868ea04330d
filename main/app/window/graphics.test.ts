import { expect, test } from 'vitest';
import { hasGraphics } from './graphics.ts';

test('any way to a graphics processor is one', () => {
  expect(hasGraphics(() => false)).toBe(false);
  expect(hasGraphics((path) => path === '/dev/dri')).toBe(true);
  expect(hasGraphics((path) => path === '/dev/nvidiactl')).toBe(true);
  expect(hasGraphics((path) => path === '/dev/null')).toBe(false);
});
