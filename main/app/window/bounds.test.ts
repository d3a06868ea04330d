import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_BOUNDS, onScreen, parseBounds } from './bounds.ts';

test('takes back what it wrote', () => {
  const bounds = { x: -5, y: 10, width: 1000, height: 700, maximized: true };
  expect(parseBounds(JSON.stringify(bounds))).toEqual(bounds);
  expect(parseBounds(JSON.stringify(DEFAULT_BOUNDS))).toEqual(DEFAULT_BOUNDS);
});

test.each(['', '{', 'null', '[]', '{"width":1}', '{"width":1e9,"height":700,"maximized":false}'])(
  'does not take %s',
  (text) => expect(parseBounds(text)).toBeNull(),
);

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.json(), (text) => void parseBounds(text)));
});

test('a place that is on no screen any more is forgotten', () => {
  const size = { width: 1000, height: 700, maximized: false };
  const left = { x: 0, y: 0, width: 1920, height: 1080 };
  const right = { x: 1920, y: 0, width: 1920, height: 1080 };
  expect(onScreen({ ...size, x: 2000, y: 50 }, [left, right])).toEqual({ ...size, x: 2000, y: 50 });
  expect(onScreen({ ...size, x: 2000, y: 50 }, [left])).toEqual(size);
  expect(onScreen({ ...size, x: -900, y: 50 }, [left])).toEqual(size);
  expect(onScreen({ ...size, x: -800, y: 50 }, [left])).toEqual({ ...size, x: -800, y: 50 });
  expect(onScreen({ ...size, x: 10, y: -200 }, [left])).toEqual(size);
  expect(onScreen({ ...size, x: 10, y: 1070 }, [left])).toEqual(size);
  expect(onScreen(size, [left])).toEqual(size);
});
