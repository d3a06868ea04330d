import { randomInt } from 'node:crypto';
import { release } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTo } from '../../main/model/access/access.ts';
import { OPERATIONS } from '../../main/model/access/operations.ts';
import { OBJECT_KINDS } from '../../main/model/snapshot.ts';
import { rounds } from '../worlds/access/chances.ts';
import { readCredentials, readNamespaces } from '../worlds/access/facts.ts';
import { guarded, Judge } from '../worlds/access/judge.ts';
import type { Wish } from '../worlds/access/objects.mjs';
import { play } from '../worlds/access/play.ts';
import { type Held, Party } from '../worlds/access/processes.ts';
import { type Setting, settings } from '../worlds/access/settings.ts';

/** `ACCESS_SEED=…` repeats a run. */
const SEED = Number(process.env.ACCESS_SEED ?? randomInt(2 ** 31));
const ROUNDS = { count: 3, objects: 32, trials: 12 };
const PASSES = 4;
const HOST = { kernel: release() };
const asRoot = process.getuid?.() === 0;

const started: Held[] = [];
afterAll(async () => {
  await Promise.all(started.map((one) => one.end()));
});

describe.skipIf(!asRoot)('as root, the kernel is the judge', () => {
  let all: Setting[] = [];
  let maker: Party;
  beforeAll(async () => {
    all = await settings(started);
    maker = await Party.start();
    started.push(maker);
  });

  test(`of random combinations, seed ${SEED}`, async () => {
    const judge = new Judge();
    const isDone = () => EVERYTHING.every((what) => judge.seen.has(what));
    // The rarest answers come up in most runs, not in all: then there are more rounds.
    for (let pass = 0; pass === 0 || (pass < PASSES && !isDone()); pass++) {
      for (const [index, setting] of all.entries()) {
        await maker.do('enter', setting.subject.pid);
        for (const round of rounds(setting, SEED + index + pass * all.length, ROUNDS)) {
          await play(judge, setting.subject, maker, round);
        }
      }
    }
    const seed = `ACCESS_SEED=${SEED}`;
    expect(judge.differences.slice(0, 10).join('\n'), seed).toBe('');
    expect(judge.combinations, seed).toBeGreaterThan(5000);
    expect(judge.removals, seed).toBeGreaterThan(500);
    // Nothing was passed over: every answer, rule and call has been put to the test.
    expect([...judge.seen.keys()].sort(), seed).toEqual(EVERYTHING);
    expect([...judge.calls]).toEqual(expect.arrayContaining(OPERATIONS.map(({ call }) => call)));
  });

  test('of the same keys on both sides of the wall', async () => {
    const [here, there] = all;
    if (here === undefined || there === undefined) throw new Error('no settings');
    await maker.do('enter', there.subject.pid);
    const beyond = await maker.do('make', oneOfEach(0o600));
    try {
      await here.subject.do('become', STRANGER);
      const credentials = readCredentials(here.subject.pid);
      const away = readCredentials(there.subject.pid);
      const namespaces = new Map([
        ...readNamespaces(here.subject.pid),
        ...readNamespaces(there.subject.pid),
      ]);
      const answers = (mode: number, ipc: string | null) =>
        oneOfEach(mode).map((wish) => {
          const object = guarded({ ...wish, sysvId: 0 }, ipc ?? '');
          return accessTo(credentials, object, { host: HOST, namespaces }).access;
        });

      expect(new Set(answers(0o600, away.ipcNamespace))).toEqual(new Set(['cannot-see']));
      const nothing = (await here.subject.do('attempt', beyond)).flat();
      const found = nothing.filter(([, outcome]) => !/^(ENOENT|EINVAL|EIDRM)$/.test(outcome));
      expect(found).toEqual([]);

      await maker.do('enter', here.subject.pid);
      const own = await maker.do('make', oneOfEach(0o666));
      try {
        expect(new Set(answers(0o666, credentials.ipcNamespace))).toEqual(new Set(['read-write']));
        const granted = (await here.subject.do('attempt', own)).flat();
        expect(granted.filter(([, outcome]) => !/^(ok|ENOMSG|EAGAIN)$/.test(outcome))).toEqual([]);
      } finally {
        await maker.do('clear', own);
      }
    } finally {
      await here.subject.do('resume');
      // Those beyond are there as ever: they were other ones.
      await maker.do('enter', there.subject.pid);
      await maker.do('clear', beyond);
    }
  });
});

test(`as whoever runs this, in namespaces of one's own, seed ${SEED}`, async () => {
  const judge = new Judge();
  // The mount namespace only lets it see the directory of its queues.
  const through = 'unshare --user --map-root-user --ipc --mount'.split(' ');
  const subject = await Party.start(through);
  started.push(subject);
  const only = { uids: [0], gids: [0], objectIds: [0], queueIds: [0], regroups: false };
  for (const round of rounds(only, SEED, ROUNDS)) {
    await play(judge, subject, subject, { ...round, directory: null });
  }
  expect(judge.differences.slice(0, 10).join('\n'), `ACCESS_SEED=${SEED}`).toBe('');
  expect(judge.combinations).toBeGreaterThan(500);
});

/** Nobody in particular, ids as in the initial user namespace. */
const STRANGER = {
  euid: 1001,
  egid: 1001,
  fsuid: 1001,
  fsgid: 1001,
  groups: [],
  capabilities: [],
};

/** Root's, with the same keys each time. */
function oneOfEach(mode: number): Wish[] {
  const root = { uid: 0, gid: 0, creatorUid: 0, creatorGid: 0 };
  return OBJECT_KINDS.map((kind) => ({ kind, key: 77, mode, ...root }));
}

/** Of a `Judge`: answers, classes, and the ways to a capability. */
const EVERYTHING = [
  'none',
  'read',
  'write',
  'read-write',
  ...['msg', 'sem', 'shm'].flatMap((kind) => [
    `${kind} user owner`,
    `${kind} user creator`,
    `${kind} group owner`,
    `${kind} group creator`,
    `${kind} others null`,
  ]),
  'mqueue user owner',
  'mqueue group owner',
  'mqueue others null',
  'CAP_IPC_OWNER effective there',
  'CAP_IPC_OWNER effective above',
  'CAP_IPC_OWNER maker there',
  'CAP_IPC_OWNER maker above',
  'CAP_DAC_OVERRIDE effective there',
  'CAP_DAC_READ_SEARCH effective there',
  'CAP_DAC_READ_SEARCH: read',
  'CAP_DAC_READ_SEARCH: read-write',
  'remove sysv: user owner yes',
  'remove sysv: user creator yes',
  'remove sysv: power yes',
  'remove sysv: stranger no',
  'remove queue: user owner yes',
  'remove queue: user directory yes',
  'remove queue: power yes',
  'remove queue: stranger no',
  'remove queue: directory yes',
  'remove queue: directory no',
].sort();
