import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Process, type Snapshot, worldOf } from '../../../preload/contract.ts';
import { mqueue, msg, namespace, process, shm, snapshot } from '../../state/samples.ts';
import { objectsReached, processesReaching } from './groups.ts';
import { decisionOn, matrixOf } from './matrix.ts';
import { ofSameUser, twinsAround, twinsOf } from './twins.ts';

const POWERLESS = '0000000000000000';
const user = namespace({ type: 'user', inode: 6, initial: true, owner: null });
const room = namespace({ inode: 10, owner: user.id });
const other = namespace({ inode: 11, owner: user.id });

function member(parts: Partial<Process> & { pid: number; ipc?: string | null }): Process {
  const { uid = 1000, gid = 100 } = parts;
  const credentials = { fsuid: uid, fsgid: gid, groups: [], capabilities: POWERLESS };
  return process({ uid, gid, user: null, credentials, ...parts });
}

const alice = [member({ pid: 21 }), member({ pid: 22 })];
const bob = member({ pid: 31, uid: 1001, gid: 101 });
const mate = member({ pid: 32, uid: 1002 });
const away = member({ pid: 41, ipc: 'ipc:11' });
const lost = member({ pid: 51, uid: 1003, gid: 103, ipc: null });
const zombie = member({ pid: 61, ipc: null, state: 'Z' });
const everybody = [...alice, bob, mate, away, lost, zombie];

function worldWith(parts: Partial<Snapshot>) {
  return worldOf(snapshot({ namespaces: [user, room, other], processes: everybody, ...parts }));
}

describe('who reaches an object', () => {
  const queue = msg({ mode: 0o640, uid: 1000, gid: 100 });
  const world = worldWith({ objects: [queue] });
  const { groups, beyond } = processesReaching(queue, world);

  test('by user and rule, who may most first, what is not known last', () => {
    const told = groups.map(({ decision, items }) => [
      decision.access,
      items.map(({ pid }) => pid),
    ]);
    expect(told).toEqual([
      ['read-write', [21, 22]],
      ['read', [32]],
      ['none', [31]],
      ['unknown', [51]],
    ]);
    expect(groups[0]?.sentence).toContain('User 1000 owns the message queue');
    expect(groups[3]?.sentence).toContain('could not be read');
  });

  test('those beyond the wall are counted, those that have ended are not', () => {
    expect(beyond).toEqual({ count: 1, namespaces: 1 });
  });

  test('every living process is in one group or beyond, whatever the world', () => {
    const any = fc.record({
      uid: fc.constantFrom(0, 1000, 1001),
      gid: fc.constantFrom(100, 101),
      ipc: fc.constantFrom('ipc:10', 'ipc:11', null),
      state: fc.constantFrom('S', 'R', 'Z'),
    });
    fc.assert(
      fc.property(fc.array(any), fc.nat(0o777), (parts, mode) => {
        const processes = parts.map((part, index) => member({ pid: index + 1, ...part }));
        const object = msg({ mode });
        const reach = processesReaching(object, worldWith({ objects: [object], processes }));
        const counted = reach.groups.reduce((sum, { items }) => sum + items.length, 0);
        const living = processes.filter(({ state }) => state !== 'Z').length;
        expect(counted + reach.beyond.count).toBe(living);
        expect(new Set(reach.groups.map(({ id }) => id)).size).toBe(reach.groups.length);
      }),
    );
  });
});

test('what a process reaches: by kind and rule; the rest is beyond', () => {
  const objects = [
    msg({ sysvId: 1, mode: 0o600 }),
    msg({ sysvId: 2, mode: 0o600 }),
    msg({ sysvId: 3, mode: 0o600, uid: 7, creatorUid: 7, gid: 7, creatorGid: 7 }),
    shm({ sysvId: 4, mode: 0o600 }),
    shm({ sysvId: 5, mode: 0o666, namespace: 'ipc:11' }),
  ];
  const world = worldWith({ objects });
  const [first] = alice;
  if (first === undefined) throw new Error('nobody');
  const { groups, beyond } = objectsReached(first, world);
  const told = groups.map(({ decision, items }) => [decision.access, items.map(({ id }) => id)]);
  expect(told).toEqual([
    ['read-write', ['ipc:10/msg/1', 'ipc:10/msg/2']],
    ['read-write', ['ipc:10/shm/4']],
    ['none', ['ipc:10/msg/3']],
  ]);
  expect(beyond).toEqual({ count: 1, namespaces: 1 });
});

describe('the same key on both sides of a wall', () => {
  const here = shm({ key: 0xcafe });
  const there = shm({ key: 0xcafe, namespace: 'ipc:11', sysvId: 4 });
  const strange = shm({ key: 0xcafe, namespace: 'ipc:12', uid: 0 });

  test('is told, with whose it is', () => {
    const unlike = [
      shm({ key: 0xcafe, sysvId: 8 }),
      msg({ key: 0xcafe, namespace: 'ipc:11' }),
      shm({ key: 0xbeef, namespace: 'ipc:11' }),
    ];
    const world = worldWith({ objects: [here, there, strange, ...unlike] });
    const twins = twinsOf(here, world);
    expect(twins.map((twin) => [twin.there.id, ofSameUser(twin)])).toEqual([
      [there.id, true],
      [strange.id, false],
    ]);
    expect(twinsAround(bob, world).map((twin) => twin.there.id)).toEqual([there.id, strange.id]);
  });

  test('no key is no key; a name is one', () => {
    const priv = [shm({ key: 0 }), shm({ key: 0, namespace: 'ipc:11' })];
    const named = [mqueue(), mqueue({ namespace: 'ipc:11' })];
    const world = worldWith({ objects: [...priv, ...named] });
    expect(priv.flatMap((object) => twinsOf(object, world))).toEqual([]);
    expect(twinsOf(named[0] ?? mqueue(), world).length).toBe(1);
    expect(twinsAround(bob, world).length).toBe(1);
  });
});

test('the matrix: users by objects, a user twice where rights differ', () => {
  const strong = member({
    pid: 23,
    credentials: { fsuid: 1000, fsgid: 100, groups: [], capabilities: 'ffffffffffffffff' },
  });
  const objects = [
    shm({ sysvId: 1, mode: 0o600, uid: 1001, creatorUid: 1001 }),
    msg({ sysvId: 1, mode: 0o640 }),
    msg({ sysvId: 2, mode: 0o600, namespace: 'ipc:11' }),
  ];
  const world = worldWith({ objects, processes: [...everybody, strong] });
  const matrix = matrixOf('ipc:10', world);
  expect(matrix.objects.map(({ id }) => id)).toEqual(['ipc:10/msg/1', 'ipc:10/shm/1']);
  const told = matrix.parties.map((party) => [
    party.uid,
    party.processes.length,
    matrix.objects.map((object) => decisionOn(object, party)?.access),
  ]);
  expect(told).toEqual([
    [1000, 2, ['read-write', 'none']],
    [1000, 1, ['read-write', 'read-write']],
    [1001, 1, ['none', 'read-write']],
    [1002, 1, ['read', 'none']],
  ]);
});
