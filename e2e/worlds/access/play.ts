import type { Credentials } from '../../../main/model/access/credentials.ts';
import type { NamespaceFacts } from '../../../main/model/access/surroundings.ts';
import type { IdRange } from '../../../main/model/snapshot.ts';
import type { Round, Trial } from './chances.ts';
import { readCredentials, readNamespaces } from './facts.ts';
import { guarded, type Judge } from './judge.ts';
import type { Made } from './objects.mjs';
import type { Party } from './processes.ts';

/**
 * Plays a round: the maker, who is in the subject's IPC namespace, makes the
 * objects; the subject takes on credentials and tries; the judge compares.
 * Nothing is left of it afterwards.
 */
export async function play(
  judge: Judge,
  subject: Party,
  maker: Party,
  round: Round,
): Promise<void> {
  let left = await maker.do('make', round.wishes);
  try {
    const { ipcNamespace } = readCredentials(subject.pid);
    const namespaces = readNamespaces(subject.pid);
    const makers = mapsOf(maker.pid);
    const directory = outside(makers, await maker.do('directory', round.directory));
    amend(namespaces, ipcNamespace, { queueDirectory: directory });

    for (const { wanted, removals } of round.trials) {
      await subject.do('become', wanted);
      try {
        const credentials = readCredentials(subject.pid);
        expectTaken(credentials, wanted, mapsOf(subject.pid));
        const asSeen = (object: Made) => guarded(outside(makers, object), ipcNamespace ?? '');

        const attempts = await subject.do('attempt', left);
        for (const [index, object] of left.entries()) {
          judge.attempts(credentials, asSeen(object), namespaces, attempts[index] ?? []);
        }
        const targets = chosen(left, removals);
        const outcomes = await subject.do('remove', targets);
        for (const [index, object] of targets.entries()) {
          judge.removal(credentials, asSeen(object), namespaces, outcomes[index] ?? '');
        }
        left = left.filter((object) => outcomes[targets.indexOf(object)] !== 'ok');
      } finally {
        await subject.do('resume');
      }
    }
  } finally {
    await maker.do('clear', left);
  }
}

/** Without repetition. */
function chosen(objects: readonly Made[], picks: readonly number[]): Made[] {
  const found = picks.map((pick) => objects[pick % Math.max(objects.length, 1)]);
  return [...new Set(found)].filter((object) => object !== undefined);
}

function amend(
  namespaces: Map<string, NamespaceFacts>,
  id: string | null,
  facts: Partial<NamespaceFacts>,
): void {
  const before = id === null ? undefined : namespaces.get(id);
  if (id === null || before === undefined) throw new Error(`no such namespace: ${id}`);
  namespaces.set(id, { ...before, ...facts });
}

interface Maps {
  uidMap: readonly IdRange[];
  gidMap: readonly IdRange[];
}

function mapsOf(pid: number): Maps {
  for (const { uidMap, gidMap } of readNamespaces(pid).values()) {
    if (uidMap && gidMap) return { uidMap, gidMap };
  }
  throw new Error(`no id maps of process ${pid}`);
}

/** With the ids that are seen outside. */
function outside<Seen extends { uid: number; gid: number }>(maps: Maps, seen: Seen): Seen {
  const ids = { uid: outer(maps.uidMap, seen.uid), gid: outer(maps.gidMap, seen.gid) };
  if (!('creatorUid' in seen)) return { ...seen, ...ids };
  const { creatorUid, creatorGid } = seen as unknown as Made;
  return {
    ...seen,
    ...ids,
    creatorUid: outer(maps.uidMap, creatorUid),
    creatorGid: outer(maps.gidMap, creatorGid),
  };
}

function outer(map: readonly IdRange[], id: number): number {
  const range = map.find(({ inside, count }) => id >= inside && id < inside + count);
  return range === undefined ? Number.NaN : range.outside + id - range.inside;
}

/** That the process has become what it was told to: else nothing would be tested. */
function expectTaken(found: Credentials, wanted: Trial['wanted'], maps: Maps): void {
  const { euid, fsuid, fsgid, groups, capabilities } = found;
  const uids = [wanted.euid, wanted.fsuid].map((id) => outer(maps.uidMap, id));
  const gids = [wanted.fsgid, ...(wanted.groups ?? [])].map((id) => outer(maps.gidMap, id));
  const set = wanted.capabilities.reduce((bits, number) => bits | (1n << BigInt(number)), 0n);
  const same =
    [euid, fsuid].join() === uids.join() &&
    (wanted.groups === null || String([fsgid, ...(groups ?? [])].sort()) === String(gids.sort())) &&
    capabilities === set;
  if (same) return;
  const text = (value: unknown) =>
    JSON.stringify(value, (_, inner) =>
      typeof inner === 'bigint' ? `0x${inner.toString(16)}` : inner,
    );
  throw new Error(`wanted ${text(wanted)}, became ${text(found)}`);
}
