import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessage, checkSnapshot, prepareChecks } from './schema.ts';

/** A snapshot with one of everything. */
function sample(): Record<string, unknown> {
  return {
    version: 1,
    takenAt: 1795492623000,
    durationMs: 12.5,
    host: {
      hostname: 'h',
      kernel: '6.18',
      bootId: 'b',
      observer: { pid: 1, uid: 0, canEnterNamespaces: true, ipcNamespace: 'ipc:4026531839' },
    },
    namespaces: [
      {
        id: 'ipc:4026531839',
        type: 'ipc',
        inode: 4026531839,
        initial: true,
        parent: null,
        owner: 'user:4026531837',
        nestedIn: null,
        processCount: 1,
        readable: true,
        heldBy: [
          { kind: 'bind-mount', path: '/run/x' },
          { kind: 'thread', pid: 1, tid: 2 },
        ],
      },
    ],
    processes: [
      {
        pid: 1,
        ppid: 0,
        startTime: 5,
        uid: 0,
        gid: 0,
        user: 'root',
        comm: 'init',
        state: 'S',
        commandLine: ['init'],
        pidInNamespace: [1],
        container: null,
        namespaces: {
          cgroup: null,
          ipc: 'ipc:4026531839',
          mnt: null,
          net: null,
          pid: null,
          time: null,
          user: null,
          uts: null,
        },
      },
    ],
    objects: [
      {
        id: 'ipc:4026531839/shm/0',
        kind: 'shm',
        namespace: 'ipc:4026531839',
        sysvId: 0,
        key: -1,
        mode: 0o600,
        uid: 0,
        gid: 0,
        creatorUid: 0,
        creatorGid: 0,
        bytes: '4611686018427387904',
        attaches: 1,
        creator: 1,
        lastOperator: 1,
        residentBytes: 0,
        swappedBytes: 0,
        markedForRemoval: false,
        locked: false,
        attachedAt: 1,
        detachedAt: 0,
        changedAt: 1,
      },
      {
        id: 'ipc:4026531839/mqueue/a',
        kind: 'mqueue',
        namespace: 'ipc:4026531839',
        mode: 0o600,
        uid: 0,
        gid: 0,
        name: '/a',
        bytes: 0,
        notify: { pid: 1, signal: 10 },
      },
    ],
    links: [{ kind: 'attached', process: 1, object: 'ipc:4026531839/shm/0', access: 'read' }],
    problems: [{ what: 'w', where: 'pid 1', remedy: null }],
  };
}

type Place = (string | number)[];

/** Where there is a field in a value, and in what is in it. */
function placesIn(value: unknown, path: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(Array.isArray(value) ? [] : [place]), ...placesIn(inner, place)];
  });
}

/** Puts something in a place of a value; nothing: it is left out. */
function put(value: Record<string, unknown>, place: Place, ...instead: [] | [unknown]): void {
  let at: Record<string | number, unknown> = value;
  for (const key of place.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = place.at(-1) ?? '';
  if (instead.length > 0) at[last] = instead[0];
  else delete at[last];
}

test('takes a snapshot, and one with more in it than is known', () => {
  expect(checkSnapshot(sample())).toBeNull();
  expect(checkSnapshot({ ...sample(), later: 1, processes: [] })).toBeNull();
});

test('names the place of what is wrong', () => {
  const wrong = sample();
  (wrong.processes as { pid: unknown }[])[0] = { ...(wrong.processes as object[])[0], pid: 'x' };
  expect(checkSnapshot(wrong)).toContain('processes.0.pid');
});

test('leaving any field out, or making it another thing, is noticed', () => {
  for (const place of placesIn(sample())) {
    for (const change of ['leave out', 'replace'] as const) {
      const last = place.at(-1) ?? '';
      const damaged = sample();
      if (change === 'replace') put(damaged, place, { no: 'such thing' });
      else put(damaged, place);
      const optional =
        ['access', 'limits', 'unknown'].includes(`${last}`) && change === 'leave out';
      expect([place, checkSnapshot(damaged) === null]).toEqual([place, optional]);
    }
  }
});

test('the code that is made of the schema says what the schema says', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(0, -1, 1.5, 2 ** 53, '', '1', 'ipc:1', '🙂', 'shm', 'mqueue', true, [], {}),
  );
  prepareChecks();
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(sample())), value, (place, instead) => {
      const snapshot = sample();
      put(snapshot, place, instead);
      const wrong = checkSnapshot(snapshot);
      const expected = wrong && (wrong.startsWith('the whole') ? wrong : `snapshot.${wrong}`);
      expect(checkMessage({ type: 'snapshot', number: 1, snapshot })).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('whatever comes in, it answers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(checkMessage(value)).not.toBeNull();
    }),
  );
});
