import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Process } from '../../model/snapshot.ts';
import { parseNamespaceLink } from './identity.ts';
import { Lives } from './lives.ts';
import { ancestry, type Nesting, nestingOf } from './nesting.ts';
import { type Sightings, at as sight } from './sightings.ts';

function process(pid: number, ppid: number, ipc: string | null): Process {
  return { pid, ppid, startTime: pid * 10, namespaces: { ipc } } as unknown as Process;
}

/** What is shown of each namespace when these processes are seen, after others before. */
function nest(...polls: Process[][]) {
  const lives = new Lives();
  let nesting = new Map<string, Nesting>();
  for (const list of polls) {
    const sightings: Sightings = new Map();
    for (const one of list) {
      if (one.namespaces.ipc === null) continue;
      const sighting = sight(sightings, one.namespaces.ipc);
      sighting.members = [...sighting.members, one];
    }
    const byPid = new Map(list.map((one) => [one.pid, one]));
    const now = lives.refresh(sightings);
    nesting = new Map(
      [...sightings].map(([id, { members }]) => {
        const shown = id === HOST ? null : ancestry('ipc', id, members, byPid);
        return [id, nestingOf(now.get(id)?.life ?? { id, outer: null }, shown, now)];
      }),
    );
  }
  return nesting;
}

const HOST = 'ipc:4026531839';

test('three rooms, each made from within the one before', () => {
  const nesting = nest([
    process(1, 0, HOST),
    process(2, 1, 'ipc:2'),
    process(3, 2, 'ipc:2'),
    process(4, 3, 'ipc:3'),
  ]);
  expect(nesting.get(HOST)?.nestedIn).toBeNull();
  expect(nesting.get('ipc:2')).toEqual({ nestedIn: HOST, remembered: false });
  expect(nesting.get('ipc:3')).toEqual({ nestedIn: 'ipc:2', remembered: false });
});

test('an ancestor whose namespace may not be read leaves it unknown', () => {
  const nesting = nest([process(1, 0, HOST), process(2, 1, null), process(3, 2, 'ipc:2')]);
  expect(nesting.get('ipc:2')?.nestedIn).toBeNull();
});

test('when those who made it have ended, it is remembered', () => {
  const init = process(1, 0, HOST);
  const other = process(9, 1, 'ipc:2');
  const nesting = nest(
    [init, process(2, 1, 'ipc:2'), other, process(3, 2, 'ipc:2'), process(4, 3, 'ipc:3')],
    [init, other, process(4, 1, 'ipc:3')],
  );
  expect(nesting.get('ipc:3')).toEqual({ nestedIn: 'ipc:2', remembered: true });
});

test('when the room around has ended, the one around that takes its place', () => {
  const init = process(1, 0, HOST);
  const nesting = nest(
    [init, process(2, 1, 'ipc:2'), process(3, 2, 'ipc:3'), process(4, 3, 'ipc:4')],
    [init, process(2, 1, 'ipc:2'), process(4, 1, 'ipc:4')],
  );
  expect(nesting.get('ipc:4')).toEqual({ nestedIn: 'ipc:2', remembered: true });
});

test('another namespace with the inode of one that ended is not taken for it', () => {
  const init = process(1, 0, HOST);
  const nesting = nest(
    [init, process(2, 1, 'ipc:2'), process(3, 2, 'ipc:3')],
    [init, process(7, 1, 'ipc:2'), process(3, 1, 'ipc:3')],
  );
  expect(nesting.get('ipc:3')).toEqual({ nestedIn: HOST, remembered: false });
});

test('whatever the trees, following the nesting ends', () => {
  const tree = fc.array(fc.tuple(fc.nat(12), fc.option(fc.nat(5))), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (trees) => {
      const nesting = nest(
        ...trees.map((rows) =>
          rows.map(([ppid, ipc], index) =>
            process(index + 1, ppid, ipc === null ? null : `ipc:${ipc}`),
          ),
        ),
      );
      for (const start of nesting.keys()) {
        let at: string | null = start;
        for (let steps = 0; at !== null; steps++) {
          expect(steps).toBeLessThanOrEqual(nesting.size);
          at = nesting.get(at)?.nestedIn ?? null;
        }
      }
    }),
  );
});

test('links of namespaces', () => {
  expect(parseNamespaceLink('ipc:[4026531839]')).toBe('ipc:4026531839');
  expect(parseNamespaceLink('pid_for_children:[1]')).toBeNull();
  expect(parseNamespaceLink('/dev/null')).toBeNull();
});
