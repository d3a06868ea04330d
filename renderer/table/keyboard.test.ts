import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved } from './keyboard.ts';

const size = { rows: 100, columns: 5, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

test('keys lead where the grid pattern has them lead', () => {
  const from = { row: 50, column: 2 };
  const to = (key: string, ctrl = false) => moved(from, press(key, ctrl), size);
  expect(to('ArrowDown')).toEqual({ row: 51, column: 2 });
  expect(to('ArrowUp')).toEqual({ row: 49, column: 2 });
  expect(to('ArrowLeft')).toEqual({ row: 50, column: 1 });
  expect(to('ArrowRight')).toEqual({ row: 50, column: 3 });
  expect(to('PageDown')).toEqual({ row: 60, column: 2 });
  expect(to('PageUp')).toEqual({ row: 40, column: 2 });
  expect(to('Home')).toEqual({ row: 50, column: 0 });
  expect(to('End')).toEqual({ row: 50, column: 4 });
  expect(to('Home', true)).toEqual({ row: 0, column: 0 });
  expect(to('End', true)).toEqual({ row: 99, column: 4 });
  expect(to('x')).toBeNull();
  expect(to('ArrowDown', true)).toBeNull();
});

test('no key leads out of the table', () => {
  const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'End', 'ArrowRight');
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.array(key), (rows, columns, keys) => {
      let at = { row: 0, column: 0 };
      for (const one of keys) {
        at = moved(at, press(one), { rows: rows + 1, columns: columns + 1, page: 7 }) ?? at;
        expect(at.row).toBeGreaterThanOrEqual(0);
        expect(at.row).toBeLessThanOrEqual(rows);
        expect(at.column).toBeLessThanOrEqual(columns);
      }
    }),
  );
});
