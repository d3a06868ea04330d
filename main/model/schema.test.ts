import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessage, checkSnapshot } from './schema.ts';

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
  const places: (string | number)[][] = [];
  (function walk(value: unknown, path: (string | number)[]) {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      if (!Array.isArray(value)) places.push(place);
      walk(inner, place);
    }
  })(sample(), []);
  for (const place of places) {
    for (const change of ['leave out', 'replace'] as const) {
      const damaged = sample();
      let at = damaged as Record<string | number, unknown>;
      for (const key of place.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
      const last = place.at(-1) ?? '';
      if (change === 'replace') at[last] = { no: 'such thing' };
      else delete at[last];
      const optional =
        ['access', 'limits', 'unknown'].includes(`${last}`) && change === 'leave out';
      expect([place, checkSnapshot(damaged) === null]).toEqual([place, optional]);
    }
  }
});

test('whatever comes in, it answers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, inFull) => {
      expect(checkMessage(value, inFull)).not.toBeNull();
    }),
  );
});
