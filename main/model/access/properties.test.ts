import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IdRange } from '../snapshot.ts';
import { accessTo } from './access.ts';
import type { Credentials } from './credentials.ts';
import { removalOf } from './removal.ts';
import { CAPABILITIES } from './rule.ts';
import type { Guarded, NamespaceFacts, Surroundings } from './surroundings.ts';

/** Few ids, so that they meet; the last is what an observer sees for ids without a mapping. */
const OVERFLOW = 65534;
const ID = fc.constantFrom(0, 1, 2, OVERFLOW);
const USER_NAMESPACES = ['user:0', 'user:1', 'user:2', 'user:3'];
const user = fc.constantFrom(...USER_NAMESPACES);

const map = fc
  .subarray([0, 1, 2, OVERFLOW])
  .map((ids): IdRange[] => ids.map((outside, inside) => ({ inside, outside, count: 1 })));

/** A tree of user namespaces, and an IPC namespace that belongs to one of them. */
const surroundings = fc
  .record({
    parents: fc.tuple(fc.nat(0), fc.nat(1), fc.nat(2)),
    makers: fc.array(ID, { minLength: 4, maxLength: 4 }),
    maps: fc.array(fc.tuple(map, map), { minLength: 4, maxLength: 4 }),
    owner: user,
    kernel: fc.constantFrom('6.12.0', '6.18.0'),
    directory: fc.record({
      uid: ID,
      gid: ID,
      mode: fc.constantFrom(0o1777, 0o777, 0o1755, 0o1720),
    }),
  })
  .map(({ parents, makers, maps, owner, kernel, directory }) => {
    const namespaces = new Map<string, NamespaceFacts>();
    for (const [index, id] of USER_NAMESPACES.entries()) {
      const parent = index === 0 ? null : (USER_NAMESPACES[parents[index - 1] ?? 0] ?? null);
      namespaces.set(id, {
        initial: index === 0,
        parent,
        owner: parent,
        ownerUid: makers[index] ?? 0,
        uidMap: maps[index]?.[0] ?? [],
        gidMap: maps[index]?.[1] ?? [],
      });
    }
    namespaces.set('ipc:0', { initial: false, parent: null, owner, queueDirectory: directory });
    return { host: { kernel }, namespaces };
  });

const CAPABILITY_SET = fc
  .subarray(Object.values(CAPABILITIES))
  .map((numbers) => numbers.reduce((set, number) => set | (1n << BigInt(number)), 0n));

const credentials: fc.Arbitrary<Credentials> = fc.record({
  euid: ID,
  fsuid: ID,
  fsgid: ID,
  groups: fc.array(ID, { maxLength: 2 }),
  capabilities: CAPABILITY_SET,
  ipcNamespace: fc.constant('ipc:0'),
  userNamespace: user,
});

const guarded: fc.Arbitrary<Guarded> = fc.record({
  kind: fc.constantFrom('msg', 'sem', 'shm', 'mqueue'),
  namespace: fc.constant('ipc:0'),
  mode: fc.nat(0o777),
  uid: ID,
  gid: ID,
  creatorUid: ID,
  creatorGid: ID,
});

const RUNS = { numRuns: 2000 };
const ORDER = { none: 0, read: 1, write: 2, 'read-write': 3 };

function rights(one: Credentials, object: Guarded, around: Surroundings): number {
  const { access } = accessTo(one, object, around);
  if (access === 'cannot-see' || access === 'unknown') throw new Error(`not decided: ${access}`);
  return ORDER[access];
}

test('where everything is known, everything is decided', () => {
  fc.assert(
    fc.property(credentials, guarded, surroundings, (one, object, around) => {
      expect(['none', 'read', 'write', 'read-write']).toContain(
        accessTo(one, object, around).access,
      );
      expect(['yes', 'no']).toContain(removalOf(one, object, around).allowed);
    }),
    RUNS,
  );
});

test('more bits or more capabilities never take anything away', () => {
  fc.assert(
    fc.property(
      credentials,
      guarded,
      surroundings,
      fc.nat(0o777),
      CAPABILITY_SET,
      (one, object, around, bits, powers) => {
        const before = rights(one, object, around);
        const opened = rights(one, { ...object, mode: object.mode | bits }, around);
        expect(opened & before).toBe(before);
        const capabilities = (one.capabilities ?? 0n) | powers;
        const raised = rights({ ...one, capabilities }, object, around);
        expect(raised & before).toBe(before);
      },
    ),
    RUNS,
  );
});

test('all capabilities in the initial user namespace reach everything that is seen', () => {
  fc.assert(
    fc.property(credentials, guarded, surroundings, (one, object, around) => {
      const root = { ...one, capabilities: (1n << 41n) - 1n, userNamespace: 'user:0' };
      expect(accessTo(root, object, around).access).toBe('read-write');
      expect(removalOf(root, object, around).allowed).toBe('yes');
    }),
    RUNS,
  );
});

test('another IPC namespace is never seen', () => {
  fc.assert(
    fc.property(credentials, guarded, surroundings, (one, object, around) => {
      const away = { ...one, ipcNamespace: 'ipc:1' };
      expect(accessTo(away, object, around).access).toBe('cannot-see');
      expect(removalOf(away, object, around).allowed).toBe('cannot-see');
    }),
  );
});

test('knowing less changes an answer to unknown, never to another', () => {
  const known = fc.record({
    fsuid: fc.boolean(),
    fsgid: fc.boolean(),
    groups: fc.boolean(),
    capabilities: fc.boolean(),
    userNamespace: fc.boolean(),
    host: fc.boolean(),
    namespaces: fc.array(fc.constantFrom('all', 'all', 'none', 'maker', 'maps', 'parent'), {
      minLength: 5,
      maxLength: 5,
    }),
  });
  fc.assert(
    fc.property(credentials, guarded, surroundings, known, (one, object, around, kept) => {
      const less: Credentials = {
        ...one,
        fsuid: kept.fsuid ? one.fsuid : null,
        fsgid: kept.fsgid ? one.fsgid : null,
        groups: kept.groups ? one.groups : null,
        capabilities: kept.capabilities ? one.capabilities : null,
        userNamespace: kept.userNamespace ? one.userNamespace : null,
      };
      const namespaces = new Map<string, NamespaceFacts>();
      for (const [index, [id, facts]] of [...around.namespaces].entries()) {
        const what = kept.namespaces[index];
        if (what === 'maker') namespaces.set(id, { ...facts, ownerUid: null });
        else if (what === 'maps')
          namespaces.set(id, { ...facts, uidMap: null, queueDirectory: null });
        else if (what === 'parent') namespaces.set(id, { ...facts, parent: null, owner: null });
        else if (what === 'all') namespaces.set(id, facts);
      }
      const host = kept.host ? { host: around.host } : {};
      const world: Surroundings = { ...host, namespaces };
      const { access } = accessTo(less, object, world);
      expect([accessTo(one, object, around).access, 'unknown']).toContain(access);
      const { allowed } = removalOf(less, object, world);
      expect([removalOf(one, object, around).allowed, 'unknown']).toContain(allowed);
    }),
    { numRuns: 8000 },
  );
});

test('ids that an observer cannot tell apart change an answer to unknown at most', () => {
  // To this observer 2 has no mapping and reads as the overflow id, as others may.
  const blur = (id: number) => (id === 2 ? OVERFLOW : id);
  const blurred = (ranges: readonly IdRange[] | null | undefined) =>
    ranges?.map((range) => ({ ...range, outside: blur(range.outside) })) ?? null;
  fc.assert(
    fc.property(credentials, guarded, surroundings, (one, object, around) => {
      const seen: Credentials = {
        ...one,
        euid: blur(one.euid),
        fsuid: blur(one.fsuid ?? 0),
        fsgid: blur(one.fsgid ?? 0),
        groups: one.groups?.map(blur) ?? null,
      };
      const uids = { uid: blur(object.uid), gid: blur(object.gid) };
      const thing: Guarded =
        object.kind === 'mqueue'
          ? { ...object, ...uids }
          : {
              ...object,
              ...uids,
              creatorUid: blur(object.creatorUid),
              creatorGid: blur(object.creatorGid),
            };
      const namespaces = new Map<string, NamespaceFacts>();
      for (const [id, facts] of around.namespaces) {
        const { uid = 0, gid = 0, mode = 0 } = facts.queueDirectory ?? {};
        namespaces.set(id, {
          ...facts,
          ownerUid: blur(facts.ownerUid ?? 0),
          uidMap: blurred(facts.uidMap),
          gidMap: blurred(facts.gidMap),
          queueDirectory: { uid: blur(uid), gid: blur(gid), mode },
        });
      }
      const world = { ...around, namespaces, overflowId: OVERFLOW };
      const { access } = accessTo(seen, thing, world);
      expect([accessTo(one, object, around).access, 'unknown']).toContain(access);
      const { allowed } = removalOf(seen, thing, world);
      expect([removalOf(one, object, around).allowed, 'unknown']).toContain(allowed);
    }),
    { numRuns: 8000 },
  );
});
