import { expect, test } from 'vitest';
import { type Crumb, shortened } from './crumbs.ts';

const way = (...titles: string[]): Crumb[] =>
  titles.map((title) => ({ key: title, id: title, icon: 'namespace', title }));
const names = (crumbs: readonly Crumb[]) => crumbs.map(({ title }) => title).join(' ');

test('a way that is too long loses its middle and keeps its ends', () => {
  const long = way('atlas', 'a', 'b', 'c', 'd', 'queue');
  const at = (most: number) => {
    const { before, hidden, after } = shortened(long, most);
    return [before, hidden, after].map(names);
  };
  expect(at(6)).toEqual(['atlas a b c d queue', '', '']);
  expect(at(5)).toEqual(['atlas', 'a b', 'c d queue']);
  expect(at(4)).toEqual(['atlas', 'a b c', 'd queue']);
  expect(at(3)).toEqual(['atlas', 'a b c d', 'queue']);
  // However narrow: where it begins, and what it leads to.
  expect(at(0)).toEqual(at(3));
  expect(shortened(way('atlas', 'a', 'queue'), 0).hidden).toEqual([]);
});
