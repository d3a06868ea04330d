import { expect, test } from 'vitest';
import { tableFrom } from './state.ts';

test('which table and how it was sorted is kept; what is damaged counts as not chosen', () => {
  const sorting = { objects: null, processes: { column: 2, descending: true }, namespaces: null };
  const kept = JSON.parse(JSON.stringify({ table: 'processes', sorting }));
  expect(tableFrom(kept)).toEqual({ table: 'processes', sorting });
  const plain = { objects: null, processes: null, namespaces: null };
  for (const damaged of [
    {},
    { table: 'toString', sorting: 7 },
    {
      table: null,
      sorting: { objects: { column: -1 }, processes: { column: 'a' }, namespaces: [] },
    },
  ]) {
    expect(tableFrom(damaged)).toEqual({ table: 'objects', sorting: plain });
  }
});
