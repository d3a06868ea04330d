import type { Link, SharedMemory } from '../../model/snapshot.ts';
import type { MappedFile } from '../kernel/memory.ts';
import type { Mapping } from '../processes/mappings.ts';
import { union } from './access.ts';

/** A segment that a process has in its memory. */
export interface Attachment {
  pid: number;
  /** The process's present IPC namespace: not always where it attached. */
  namespace: string | null;
  mapping: Mapping;
  /** Null: this observer may not see it. */
  file: MappedFile | null;
}

/** Attachments of one segment that could not be told from every other. */
export interface Unproven {
  attachments: readonly Attachment[];
  /** Segments that it might be. */
  candidates: readonly SharedMemory[];
}

/** By the id of a segment, all that have it attached. */
export type Holders = ReadonlyMap<string, readonly Attachment[]>;

/**
 * Which process has which segment attached.
 *
 * A mapping names shmid and key of the namespace that it was made in, and a
 * process keeps it when it moves to another one, where the same numbers may stand
 * for another segment. So mappings are gathered by the file that they are of, and
 * a file is taken for a segment only when
 *
 * - shmid, key and size agree and the file is not younger than the segment,
 * - exactly as many ranges are known as the segment has attaches (nattch counts
 *   ranges, `shm_open` in `ipc/shm.c`), and
 * - what speaks for the two (`Evidence`) is more than what speaks for this file
 *   and any other segment, or for any other file and this segment.
 */
export function attachedLinks(
  attachments: readonly Attachment[],
  segments: readonly SharedMemory[],
  sharesMemory: (pid: number, other: number) => boolean,
): { links: Link[]; holders: Holders; unproven: Unproven[] } {
  const links: Link[] = [];
  const holders = new Map<string, readonly Attachment[]>();
  const unproven: Unproven[] = [];
  if (attachments.length === 0) return { links, holders, unproven };
  const byId = groupBy(segments, ({ sysvId }) => sysvId);
  const files = [...groupBy(attachments, fileOf).values()].map(
    (group) => new File(group, byId.get(group[0]?.mapping.shmid ?? -1) ?? [], sharesMemory),
  );
  const claims = groupBy(
    files.flatMap((file) => file.claims),
    ({ segment }) => segment.id,
  );
  for (const file of files) {
    const best = file.claims.find(
      (claim) =>
        enough(claim.evidence, file.known) &&
        file.claims.every((other) => other === claim || exceeds(claim, other)) &&
        (claims.get(claim.segment.id) ?? []).every(
          (other) => other === claim || exceeds(claim, other),
        ),
    );
    if (best) {
      links.push(...linksOf(file.group, best.segment));
      holders.set(best.segment.id, file.group);
    } else unproven.push({ attachments: file.group, candidates: file.candidates });
  }
  return { links, holders, unproven };
}

/** What speaks for a file and a segment being one: a set of bits. */
type Evidence = number;
/** All who have it attached live in the segment's namespace now. */
const HOME = 1;
/** The segment's creator or last operator is among them. */
const TRACE = 2;
/** Both were made within the same second, by the clock's tick. */
const BIRTH = 4;

interface Claim {
  segment: SharedMemory;
  evidence: Evidence;
}

/** The attachments of one file, and the segments that it might be. */
class File {
  readonly group: readonly Attachment[];
  readonly known: boolean;
  readonly candidates: SharedMemory[];
  readonly claims: Claim[];

  constructor(
    group: readonly Attachment[],
    kin: readonly SharedMemory[],
    sharesMemory: (pid: number, other: number) => boolean,
  ) {
    this.group = group;
    this.known = group[0]?.file !== null;
    this.candidates = kin.filter((segment) => fits(group, segment));
    const count = countRanges(group, sharesMemory);
    this.claims = this.candidates
      .filter(({ attaches }) => attaches === count)
      .map((segment) => ({ segment, evidence: evidenceOf(group, segment) }));
  }
}

/** Where the file is hidden, the best guess is that a process has not moved. */
function fileOf({ file, mapping, namespace }: Attachment): string {
  return file?.identity ?? `${namespace} ${mapping.shmid} ${mapping.key}`;
}

function fits(group: readonly Attachment[], segment: SharedMemory): boolean {
  return group.every(({ mapping, file, namespace }) => {
    // IPC_RMID takes the key from a segment that is still attached.
    const keyed = mapping.key === segment.key || (segment.markedForRemoval && segment.key === 0);
    if (!keyed) return false;
    if (file !== null) {
      // IPC_SET moves ctime on from the birth.
      return file.bytes === `${segment.bytes}` && file.born <= segment.changedAt;
    }
    const end = BigInt(mapping.offset) + BigInt(mapping.bytes);
    return namespace === segment.namespace && end < BigInt(segment.bytes) + LARGEST_PAGE;
  });
}

function evidenceOf(group: readonly Attachment[], segment: SharedMemory): Evidence {
  const home = group.every(({ namespace }) => namespace === segment.namespace);
  const trace = group.some(({ pid }) => pid === segment.creator || pid === segment.lastOperator);
  const born = group[0]?.file?.born;
  // The file's clock may be a tick behind the segment's.
  const birth = born !== undefined && segment.changedAt - born <= 1;
  return (home ? HOME : 0) | (trace ? TRACE : 0) | (birth ? BIRTH : 0);
}

function enough(evidence: Evidence, fileKnown: boolean): boolean {
  return (evidence & (fileKnown ? TRACE | BIRTH : HOME)) !== 0;
}

/** Strictly more: all that speaks for the other, and something besides. */
function exceeds(claim: Claim, other: Claim): boolean {
  return claim.evidence !== other.evidence && (claim.evidence & other.evidence) === other.evidence;
}

/** A mapping is rounded up to whole pages, huge ones (1 GiB) at most. */
const LARGEST_PAGE = 1n << 30n;

/**
 * Ranges as nattch counts them: processes that share their memory (vfork(2),
 * CLONE_VM) show the same ranges, which count once.
 */
function countRanges(
  group: readonly Attachment[],
  sharesMemory: (pid: number, other: number) => boolean,
): number {
  const seen = new Map<string, number[]>();
  let count = 0;
  for (const { pid, mapping } of group) {
    const holders = seen.get(mapping.range) ?? [];
    if (holders.some((other) => sharesMemory(pid, other))) continue;
    seen.set(mapping.range, [...holders, pid]);
    count++;
  }
  return count;
}

function linksOf(group: readonly Attachment[], segment: SharedMemory): Link[] {
  return [...groupBy(group, ({ pid }) => pid)].map(([pid, ranges]) => ({
    kind: 'attached',
    process: pid,
    object: segment.id,
    access: union(ranges.map(({ mapping }) => mapping.access)),
  }));
}

function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
