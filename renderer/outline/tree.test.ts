import { expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { namespace, process, snapshot } from '../state/samples.ts';
import { deedOf, typedAhead } from './keyboard.ts';
import { departures, indexOf, linesOf } from './lines.ts';
import { RowMaker } from './rows.ts';
import { anchored, ROW } from './useScroller.ts';

function rowsOf(pids: readonly number[], expansion = new Map<string, boolean>()) {
  const world = worldOf(
    snapshot({
      namespaces: [namespace({ inode: 10 }), namespace({ inode: 11 })],
      processes: [
        ...pids.map((pid) => process({ pid, comm: `job${pid}` })),
        process({ pid: 900, comm: 'other', ipc: 'ipc:11' }),
      ],
    }),
  );
  return { world, rows: new RowMaker().rows(world, expansion) };
}

// ipc:10, pid 1, pid 2, pid 3, ipc:11, pid 900
const { rows } = rowsOf([1, 2, 3]);

test('keys do what the authoring practices of trees say', () => {
  const to = (key: string, at: number) => deedOf(key, rows, at, 3);
  expect(to('ArrowDown', 0)).toEqual({ do: 'move', to: 'pid 1' });
  expect(to('ArrowDown', 5)).toEqual({ do: 'move', to: 'pid 900' });
  expect(to('ArrowUp', 0)).toEqual({ do: 'move', to: 'ipc:10' });
  expect(to('End', 0)).toEqual({ do: 'move', to: 'pid 900' });
  expect(to('Home', 4)).toEqual({ do: 'move', to: 'ipc:10' });
  expect(to('PageDown', 0)).toEqual({ do: 'move', to: 'pid 3' });
  expect(to('PageUp', 5)).toEqual({ do: 'move', to: 'pid 2' });
  expect(to('ArrowRight', 0)).toEqual({ do: 'move', to: 'pid 1' });
  expect(to('ArrowLeft', 0)).toEqual({ do: 'collapse', ids: ['ipc:10'] });
  expect(to('ArrowLeft', 2)).toEqual({ do: 'move', to: 'ipc:10' });
  expect(to('ArrowRight', 2)).toBeNull();
  expect(to('Enter', 2)).toEqual({ do: 'choose', id: 'pid 2' });
  expect(to(' ', 2)).toEqual({ do: 'choose', id: 'pid 2' });
  expect(to('x', 2)).toBeNull();
  expect(deedOf('End', [], 0, 3)).toBeNull();
});

test('a collapsed row opens; the star opens all beside it', () => {
  const shut = rowsOf(
    [1],
    new Map([
      ['ipc:10', false],
      ['ipc:11', false],
    ]),
  ).rows;
  expect(deedOf('ArrowRight', shut, 0, 3)).toEqual({ do: 'expand', ids: ['ipc:10'] });
  expect(deedOf('*', shut, 0, 3)).toEqual({ do: 'expand', ids: ['ipc:10', 'ipc:11'] });
});

test('typing goes to the next row that starts so, by name, id or number', () => {
  expect(typedAhead(rows, 0, 'JOB2')).toBe('pid 2');
  expect(typedAhead(rows, 2, 'job')).toBe('pid 2');
  // Round to the first room, which goes by its oldest process.
  expect(typedAhead(rows, 4, 'job')).toBe('ipc:10');
  expect(typedAhead(rows, 0, '900')).toBe('pid 900');
  expect(typedAhead(rows, 0, 'ipc:11')).toBe('ipc:11');
  expect(typedAhead(rows, 0, 'nothing')).toBeNull();
});

test('what left keeps its place for a moment, unless it was only hidden', () => {
  const after = rowsOf([1, 3]);
  const index = indexOf(after.rows);
  const gone = departures(rows, index, after.world);
  expect(gone.map(({ id, after }) => [id, after])).toEqual([['gone pid 2', 'pid 1']]);
  expect(linesOf(after.rows, index, gone).map(({ id }) => id)).toEqual([
    'ipc:10',
    'pid 1',
    'gone pid 2',
    'pid 3',
    'ipc:11',
    'pid 900',
  ]);
  // It came back: its place is its own again.
  expect(linesOf(rows, indexOf(rows), gone)).toEqual(rows);
  const hidden = rowsOf([1, 2, 3], new Map([['ipc:10', false]]));
  expect(departures(rows, indexOf(hidden.rows), hidden.world)).toEqual([]);
});

test('what is in sight stays where it is when rows come and go above it', () => {
  const top = 3 * ROW + 5;
  const more = rowsOf([0, 1, 2, 3]).rows;
  expect(anchored(rows, top, indexOf(more))).toBe(top + ROW);
  const fewer = rowsOf([2, 3]).rows;
  expect(anchored(rows, top, indexOf(fewer))).toBe(top - ROW);
  // The first in sight has left: the next one stays.
  const without = rowsOf([1, 2]).rows;
  expect(anchored(rows, top, indexOf(without))).toBe(top - ROW);
  expect(anchored(rows, 0, indexOf(more))).toBeNull();
});
