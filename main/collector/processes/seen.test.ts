import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Process } from '../../model/snapshot.ts';
import type { Reading } from './read.ts';
import { seenAgain, seenOf } from './seen.ts';

const read = (pid: number, notable: boolean) =>
  ({ process: { pid } as Process, notable }) as Reading;

const machine = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

test('a few read anew give what all of them give', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 });
  fc.assert(
    fc.property(machine, changes, (notables, changes) => {
      const readings = notables.map((notable, pid) => read(pid, notable));
      const before = seenOf(readings.slice());
      const changed = changes.map(([number, notable]) => {
        const place = number % readings.length;
        const reading = read(place, notable);
        readings[place] = reading;
        return { place, reading };
      });
      const again = seenAgain(before, changed);
      const anew = seenOf(readings);
      expect(again.notable.length).toBe(anew.notable.length);
      for (const [place, one] of again.notable.entries()) expect(one).toBe(anew.notable[place]);
      for (const [place, one] of again.list.entries()) expect(one).toBe(anew.list[place]);
      expect([...again.processes.values()]).toEqual([...anew.processes.values()]);
    }),
  );
});

test('keeps what did not change', () => {
  const [plain, notable] = [read(1, false), read(2, true)];
  const before = seenOf([plain, notable]);
  expect(seenAgain(before, [])).toBe(before);
  // Read anew, and nothing that is shown of it is another.
  const again = seenAgain(before, [{ place: 0, reading: { ...plain } }]);
  expect(again.list).toBe(before.list);
  expect(again.notable).toBe(before.notable);
  expect(seenAgain(before, [{ place: 1, reading: { ...notable } }]).notable).not.toBe(
    before.notable,
  );
});
