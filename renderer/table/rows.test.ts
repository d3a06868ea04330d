import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Snapshot, worldOf } from '../../preload/contract.ts';
import { mqueue, msg, namespace, process, sem, shm, snapshot } from '../state/samples.ts';
import { cellOf } from './columns/column.ts';
import { Facts, factsOf } from './facts.ts';
import { RowMaker, type Sorting, turned } from './rows.ts';
import { TABLE_IDS, type TableId, tableOf, tableWith } from './tables.ts';

const host = namespace({ inode: 9, initial: true, processCount: 1 });
const room = namespace({ inode: 10 });
const objects = [
  shm({ sysvId: 3, bytes: '9223372036854775807', key: 0, attaches: 2, markedForRemoval: true }),
  shm({ sysvId: 11, bytes: 4096, key: 0x4711, mode: 0o666 }),
  msg({ sysvId: 4, bytes: 12, messages: 3, lastSender: 77 }),
  mqueue({ name: '/orders', bytes: 12, unknown: ['bytes'] }),
  sem({ sysvId: 2, namespace: 'ipc:9', count: 5 }),
];
const processes = [
  process({ pid: 77, uid: 1000, user: 'alice', comm: 'worker' }),
  process({ pid: 5, comm: 'evil\x1b[2J', commandLine: [], ipc: null }),
];

function made(parts: Partial<Snapshot> = {}) {
  const world = worldOf(snapshot({ namespaces: [room, host], objects, processes, ...parts }));
  return { world, facts: new Facts(world) };
}

function ids(table: TableId, sorting: Sorting, filter = '', parts: Partial<Snapshot> = {}) {
  const { world, facts } = made(parts);
  const { rows } = new RowMaker(tableOf(table)).rows(world, facts, sorting, filter);
  return rows.map(({ id }) => id.replace('ipc:10/', ''));
}

function column(table: TableId, head: string): number {
  return tableOf(table).columns.findIndex((one) => one.head === head);
}

describe('order', () => {
  test('by namespace, kind and number where none was asked for', () => {
    expect(ids('objects', null)).toEqual([
      'ipc:9/sem/2',
      'msg/4',
      'mqueue/orders',
      'shm/3',
      'shm/11',
    ]);
    expect(ids('processes', null)).toEqual(['pid 5', 'pid 77']);
    expect(ids('namespaces', null)).toEqual(['ipc:9', 'ipc:10']);
  });

  test('by what sizes amount to, also beyond 2^53; what has none is last both ways', () => {
    const by = (descending: boolean) => ({ column: column('objects', 'SIZE'), descending });
    expect(ids('objects', by(false)).slice(0, 2)).toEqual(['shm/11', 'shm/3']);
    expect(ids('objects', by(true)).slice(0, 2)).toEqual(['shm/3', 'shm/11']);
    expect(ids('objects', by(false)).slice(2)).toEqual(ids('objects', by(true)).slice(2));
  });

  test('what could not be read is last, and said to be unknown', () => {
    const at = column('objects', 'USEDBYTES');
    const sorted = ids('objects', { column: at, descending: false });
    expect(sorted[0]).toBe('msg/4');
    const { facts } = made();
    const used = tableOf('objects').columns[at];
    const cells = objects.map((object) => used && cellOf(used, object, facts).words);
    expect(cells).toEqual(['', '', '12 bytes', 'unknown', '']);
  });

  test('every column orders all rows, and turning it round turns them round', () => {
    for (const id of TABLE_IDS) {
      const { world, facts } = made();
      const { columns, items } = tableOf(id);
      for (const [at, one] of columns.entries()) {
        const maker = new RowMaker(tableOf(id));
        const up = maker.rows(world, facts, { column: at, descending: false }, '').rows;
        const down = maker.rows(world, facts, { column: at, descending: true }, '').rows;
        const all = [...items(world).values()];
        expect(new Set(up.map(({ item }) => item))).toEqual(new Set(all));
        const words = (rows: typeof up) => rows.map(({ item }) => cellOf(one, item, facts).words);
        const known = (rows: typeof up) =>
          words(rows).filter((word) => !['', 'unknown'].includes(word));
        expect(known(down), `${id} ${one.head}`).toEqual(known(up).reverse());
      }
    }
  });

  test('pressing a head: up, down, as it was', () => {
    const first = turned(null, 3);
    expect(first).toEqual({ column: 3, descending: false });
    const second = turned(first, 3);
    expect(second).toEqual({ column: 3, descending: true });
    expect(turned(second, 3)).toBeNull();
    expect(turned(second, 4)).toEqual({ column: 4, descending: false });
  });
});

describe('filter', () => {
  test('finds what is shown and what the kernel calls it', () => {
    expect(ids('objects', null, 'rw-rw-rw-')).toEqual(['shm/11']);
    expect(ids('objects', null, '0666')).toEqual(['shm/11']);
    expect(ids('objects', null, '0x00004711')).toEqual(['shm/11']);
    expect(ids('objects', null, 'QUEUE')).toEqual(['msg/4', 'mqueue/orders']);
    expect(ids('objects', null, 'posix queue')).toEqual(['mqueue/orders']);
    expect(ids('objects', null, 'dest')).toEqual(['shm/3']);
    expect(ids('objects', null, 'alice orders')).toEqual(['mqueue/orders']);
    expect(ids('processes', null, 'worker')).toEqual(['pid 77']);
    expect(ids('processes', null, 'unknown')).toEqual(['pid 5']);
    expect(ids('namespaces', null, 'ipc:10')).toEqual(['ipc:10']);
  });

  test('more words keep less, and never anything else', () => {
    const word = fc.constantFrom('ipc', 'queue', 'alice', '10', 'shm', 'rw', '', 'x');
    fc.assert(
      fc.property(fc.array(word), word, (words, more) => {
        const less = ids('objects', null, [...words, more].join(' '));
        const all = ids('objects', null, words.join(' '));
        expect(all).toEqual(expect.arrayContaining(less));
      }),
    );
  });

  test('a name that became known is found', () => {
    const maker = new RowMaker(tableOf('objects'));
    const before = made({ processes: [] });
    const first = factsOf(before.world, null);
    expect(maker.rows(before.world, first, null, 'alice').rows).toEqual([]);
    const after = { ...before.world, processes: made().world.processes };
    const found = maker.rows(after, factsOf(after, first), null, 'alice').rows;
    expect(found.length).toBe(objects.length);
  });
});

test('what did not change keeps its rows', () => {
  const maker = new RowMaker(tableOf('objects'));
  const { world } = made();
  const facts = factsOf(world, null);
  const before = maker.rows(world, facts, null, '');
  const later = { ...world, takenAt: world.takenAt + 500 };
  expect(maker.rows(later, factsOf(later, facts), null, '')).toBe(before);
  const changed = {
    ...later,
    objects: new Map(world.objects).set('ipc:10/shm/3', shm({ sysvId: 3 })),
  };
  const after = maker.rows(changed, factsOf(changed, facts), null, '');
  const same = after.rows.filter((row, at) => row === before.rows[at]);
  expect(same.length).toBe(objects.length - 1);
});

test('a node is found in its table', () => {
  const { world } = made();
  expect(tableWith(world, 'pid 77')).toBe('processes');
  expect(tableWith(world, 'ipc:10')).toBe('namespaces');
  expect(tableWith(world, 'ipc:10/shm/3')).toBe('objects');
  expect(tableWith(world, 'pid 78')).toBeNull();
});
