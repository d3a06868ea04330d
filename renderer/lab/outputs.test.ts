import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabRun } from '../../preload/contract.ts';
import { errorsIn } from '../texts/errors.ts';
import { columnsOf, compared, isLong, trimmed } from './outputs.ts';

const marked = (outputs: string[]) =>
  compared(outputs).map((lines) => lines.filter(({ differs }) => differs).map(({ text }) => text));

test('lines that another output does not have differ', () => {
  expect(marked(['head\n0x1 0\n', 'head\n'])).toEqual([['0x1 0'], []]);
  expect(marked(['head\n0x1 0', 'head\n0x2 0'])).toEqual([['0x1 0'], ['0x2 0']]);
  expect(marked(['a\na', 'a'])).toEqual([['a'], []]);
  expect(marked(['a ', 'a'])).toEqual([[], []]);
});

test('equal outputs do not differ, and what is compared keeps its lines', () => {
  const output = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n') });
  fc.assert(
    fc.property(output, output, (one, other) => {
      expect(marked([one, one])).toEqual([[], []]);
      const [first = []] = compared([one, other]);
      expect(first.map(({ text }) => text)).toEqual(one.split('\n').map((line) => line.trimEnd()));
    }),
  );
});

test('each room has its column, and the last output of each is compared', () => {
  const run = (room: string, output: string): LabRun => ({
    room,
    output,
    command: 'x',
    code: 0,
    surprises: [],
  });
  const columns = columnsOf(
    [run('a', 'made'), run('a', 'one'), run('b', 'two'), run('a', 'same')],
    [
      { name: 'b', ipc: null },
      { name: 'a', ipc: null },
    ],
  );
  expect(columns.map(({ room, runs }) => [room, runs.length])).toEqual([
    ['b', 1],
    ['a', 3],
  ]);
  expect(columns[1]?.runs.map(({ lines }) => lines[0]?.differs)).toEqual([false, false, true]);
  expect(trimmed(compared(['\n\nx'])[0] ?? []).map(({ text }) => text)).toEqual(['x']);
});

test('errors are found by their names', () => {
  expect(errorsIn('msgget(1) = -1 ENOENT (No such file)\nENOENT').map(({ name }) => name)).toEqual([
    'ENOENT',
  ]);
  expect(errorsIn('END of EVERYTHING')).toEqual([]);
});

test('the panel is larger where an output is long, or all rows together are', () => {
  const run = (command: string, output: string): LabRun => ({
    room: 'here',
    command,
    output,
    code: 0,
    surprises: [],
  });
  const short = run('ipcmk --queue', 'Message queue id: 0');
  const refused = run(
    'nsenter -t $there --ipc msgreceive 0x1ab1',
    'msgget(0x1ab1, 0) = -1 ENOENT (No such file or directory)',
  );
  expect(isLong([short, short, short, short])).toBe(false);
  expect(isLong([run('ipcs', 'a line\n'.repeat(8))])).toBe(true);
  expect(isLong([short, short, refused])).toBe(false);
  expect(isLong([short, short, refused, run('ipcs --queues', 'a line\n'.repeat(3))])).toBe(true);
});
