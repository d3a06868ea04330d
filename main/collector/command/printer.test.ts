import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Process, Snapshot } from '../../model/snapshot.ts';
import { Printer } from './printer.ts';

function snapshotOf(processes: Process[]): Snapshot {
  return { version: 1, objects: [], processes } as unknown as Snapshot;
}

function processOf(pid: number, comm = 'a'): Process {
  return { pid, comm } as Process;
}

test('prints what JSON prints, whatever came, went and changed since the last time', () => {
  const change = fc.record({
    at: fc.nat(130),
    remove: fc.nat(3),
    add: fc.array(fc.integer(), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 6 }), (polls) => {
      const printer = new Printer();
      const processes = Array.from({ length: 100 }, (_, index) => processOf(index));
      for (const changes of polls) {
        for (const { at, remove, add } of changes) {
          processes.splice(at, remove, ...add.map((pid) => processOf(pid, 'b')));
        }
        const snapshot = snapshotOf(processes.slice());
        expect(JSON.parse(printer.print(snapshot).join(''))).toEqual(snapshot);
      }
    }),
  );
});

test('one process of many that is another object is printed anew', () => {
  const printer = new Printer();
  const processes = Array.from({ length: 70 }, (_, index) => processOf(index));
  printer.print(snapshotOf(processes.slice()));
  processes[40] = processOf(40, 'changed');
  const { processes: printed } = JSON.parse(printer.print(snapshotOf(processes.slice())).join(''));
  expect(printed).toEqual(processes);
});

test('the last of a list that became shorter is not printed any more', () => {
  const printer = new Printer();
  const processes = Array.from({ length: 70 }, (_, index) => processOf(index));
  printer.print(snapshotOf(processes));
  for (const length of [65, 64, 32, 1, 0]) {
    const { processes: printed } = JSON.parse(
      printer.print(snapshotOf(processes.slice(0, length))).join(''),
    );
    expect(printed).toHaveLength(length);
  }
});

test('lists that are the same are printed as before, others anew', () => {
  const printer = new Printer();
  const links = [{ kind: 'open', process: 1, object: 'a' }];
  const print = (over: object) => {
    const snapshot = { ...snapshotOf([]), links, deadlocks: undefined, ...over };
    return JSON.parse(printer.print(snapshot as unknown as Snapshot).join(''));
  };
  expect(print({ takenAt: 1 })).toEqual({
    version: 1,
    takenAt: 1,
    objects: [],
    processes: [],
    links,
  });
  expect(print({ takenAt: 2 })).toMatchObject({ takenAt: 2, links });
  expect(print({ links: [] })).toMatchObject({ links: [] });
  expect(print({ links, deadlocks: [] })).toMatchObject({ links, deadlocks: [] });
});
