import fc from 'fast-check';
import { CAPABILITIES } from '../../../main/model/access/rule.ts';
import type { Wanted } from './credentials.mjs';
import type { Directory } from './directory.mjs';
import type { Wish } from './objects.mjs';
import type { Setting } from './settings.ts';

/** What is tried in one round: all credentials on all objects. */
export interface Round {
  /** Null: as the kernel made it. */
  directory: Directory | null;
  wishes: Wish[];
  trials: Trial[];
}

export interface Trial {
  wanted: Wanted;
  /** Which objects to remove afterwards: counted round the ones that are left. */
  removals: number[];
}

type Chooses = Pick<Setting, 'uids' | 'gids' | 'regroups' | 'objectIds' | 'queueIds'>;

/** The same for the same seed. */
export function rounds(
  setting: Chooses,
  seed: number,
  { count, objects, trials }: { count: number; objects: number; trials: number },
): Round[] {
  const round = fc.record({
    directory: fc.option(directory(setting), { freq: 2 }),
    wishes: fc.array(wish(setting), exactly(objects)),
    trials: fc.array(trial(setting), exactly(trials)),
  });
  // Keys differ within a round; nobody else is in these IPC namespaces.
  return fc.sample(round, { seed, numRuns: count }).map((one) => ({
    ...one,
    wishes: one.wishes.map((each, index) => ({ ...each, key: index + 1 })),
  }));
}

const BITS = fc.constantFrom(0, 4, 2, 6, 0, 4, 2, 6, 1, 7);
const MODE = fc
  .tuple(BITS, BITS, BITS)
  .map(([user, group, others]) => (user << 6) | (group << 3) | others);

function wish({ objectIds, queueIds }: Chooses): fc.Arbitrary<Wish> {
  return fc.constantFrom('msg', 'sem', 'shm', 'mqueue', 'mqueue').chain((kind) => {
    const id = fc.constantFrom(...(kind === 'mqueue' ? queueIds : objectIds));
    return fc.record({
      kind: fc.constant(kind),
      key: fc.constant(0),
      mode: MODE,
      uid: id,
      gid: id,
      creatorUid: id,
      creatorGid: id,
    });
  });
}

function directory({ queueIds }: Chooses): fc.Arbitrary<Directory> {
  const id = fc.constantFrom(...queueIds);
  const mode = fc.constantFrom(0o1777, 0o1777, 0o777, 0o1775, 0o755, 0o1730, 0o333);
  return fc.record({ uid: id, gid: id, mode });
}

/** Of those that matter, and all others with them now and then. */
const OTHERS = [0, 5, 6, 7, 12, 18, 19];
const CAPABLE: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.subarray(Object.values(CAPABILITIES), { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant(OTHERS) },
  { weight: 1, arbitrary: fc.constant([...OTHERS, ...Object.values(CAPABILITIES)]) },
  // Reading alone: the one that stops at half the way.
  { weight: 1, arbitrary: fc.constant([CAPABILITIES.CAP_DAC_READ_SEARCH]) },
);

function trial({ uids, gids, regroups }: Chooses): fc.Arbitrary<Trial> {
  const uid = fc.constantFrom(...uids);
  const gid = fc.constantFrom(...gids);
  const apart = fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0);
  const wanted = fc
    .record({
      euid: uid,
      egid: gid,
      fsuid: uid,
      fsgid: gid,
      apart,
      groups: regroups ? fc.subarray([...gids], { maxLength: 2 }) : fc.constant(null),
      capabilities: CAPABLE,
    })
    // File system ids are the effective ones, except for who has asked otherwise.
    .map(({ apart: differs, ...one }) =>
      differs ? one : { ...one, fsuid: one.euid, fsgid: one.egid },
    );
  return fc.record({ wanted, removals: fc.array(fc.nat(1000), exactly(3)) });
}

function exactly(length: number) {
  return { minLength: length, maxLength: length, size: 'max' } as const;
}
