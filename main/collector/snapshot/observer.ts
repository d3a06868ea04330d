import { sameItems } from '../../model/same.ts';
import type {
  IpcObject,
  Namespace,
  Problem,
  Process,
  SharedMemory,
  Snapshot,
} from '../../model/snapshot.ts';
import { Cgroups } from '../containers/container.ts';
import { EngineNames } from '../containers/names/engineNames.ts';
import { type Answer, Rooms } from '../entering/rooms.ts';
import { readBoot, readNames } from '../host/host.ts';
import { type Libc, loadLibc } from '../kernel/libc.ts';
import { type MappedFile, mappedFile } from '../kernel/memory.ts';
import { type Attachment, attachedLinks, type Holders, type Unproven } from '../links/attached.ts';
import { holdingsOf } from '../links/holdings.ts';
import { NamespaceList, type Room } from '../namespaces/list.ts';
import type { Mapping } from '../processes/mappings.ts';
import type { Reading } from '../processes/read.ts';
import { type Seen, seenOf } from '../processes/seen.ts';
import { ProcessTable } from '../processes/table.ts';
import { Users } from '../users/passwd.ts';
import { contentOf, type Facts, factsOf } from './facts.ts';

/** Takes snapshots, one after another, remembering what need not be read again. */
export class Observer {
  readonly #boot = readBoot();
  readonly #libc: Libc | null;
  readonly #libcProblem: Problem | null;
  readonly #processes: ProcessTable;
  readonly #namespaces: NamespaceList;
  readonly #rooms: Rooms;
  readonly #names = new EngineNames();
  /** What the facts of the last snapshot followed from; null: they are to be found anew. */
  #known: { basis: Basis; found: Found } | null = null;
  #lastRooms: readonly Room[] = [];
  #lastHolders: Holders = new Map();
  /** Files of mappings already seen; a mapping that is read again is a new key. */
  readonly #files = new WeakMap<Mapping, MappedFile | null>();
  #devices: ReadonlyMap<number, string> = new Map();

  constructor() {
    const [libc, problem] = tryLibc();
    this.#libc = libc;
    this.#libcProblem = problem;
    this.#processes = new ProcessTable({
      libc,
      users: new Users(),
      cgroups: new Cgroups(),
      bootTime: this.#boot.time,
    });
    this.#namespaces = new NamespaceList(libc);
    this.#rooms = new Rooms(libc, this.#processes.sleeps);
  }

  /** IPC namespaces by the device of their mqueue file system, as the last snapshot found them. */
  get devices(): ReadonlyMap<number, string> {
    return this.#devices;
  }

  async take(): Promise<Snapshot> {
    const takenAt = Date.now();
    const started = performance.now();
    const seen = this.#processes.refresh();
    const { namespaces, rooms } = this.#namespaces.refresh(seen);
    const basis = {
      seen,
      namespaces,
      rooms,
      answers: await this.#rooms.read(rooms, this.#processes.stir),
    };
    const known = this.#known;
    const found = known && isSame(known.basis, basis) ? known.found : await this.#find(basis);
    const { facts } = found;
    const processes = this.#names.named((found.seen ?? seen).list);
    const unnamed = this.#names.problems();
    return {
      version: 1,
      takenAt,
      durationMs: Math.round((performance.now() - started) * 1000) / 1000,
      host: this.#host(),
      ...facts,
      processes: processes.slice(),
      problems: unnamed.length === 0 ? facts.problems : [...facts.problems, ...unnamed],
    };
  }

  /** What follows from what was seen, looked at once more where it does not fit together. */
  async #find(basis: Basis): Promise<Found> {
    let { seen, namespaces, rooms } = basis;
    let answers = named(rooms, basis.answers);
    let again = false;

    // A room that ended on the way is left out with those who were in it.
    const gone = new Set([...answers].filter(([, answer]) => answer === 'gone').map(([id]) => id));
    if (gone.size > 0) {
      again = true;
      seen = seenOf(seen.readings.filter(({ process }) => !gone.has(process.namespaces.ipc ?? '')));
      ({ namespaces, rooms } = this.#namespaces.refresh(seen));
    }

    let content = contentOf(answers);
    let attached = this.#attached(seen.notable, content.objects);
    const moved = this.#candidates(attached.unproven);
    if (moved.size > 0) {
      again = true;
      // The tables may be older than the maps: look once more before doubting.
      const doubted = rooms.filter(({ id }) => moved.has(id));
      const pids = attached.unproven.flatMap((group) => group.attachments.map(({ pid }) => pid));
      seen = seenOf(this.#reread(seen.readings, new Set(pids)));
      answers = new Map([...answers, ...named(doubted, await this.#rooms.readAgain(doubted))]);
      content = contentOf(answers);
      attached = this.#attached(seen.notable, content.objects);
    }

    this.#lastRooms = rooms;
    this.#lastHolders = attached.holders;
    this.#processes.stir.holders = holdingsOf(seen.notable, attached, content.byDevice);
    this.#devices = content.byDevice;
    const first = this.#libcProblem ? [this.#libcProblem] : [];
    const facts = factsOf(seen, namespaces, rooms, content, attached, first);
    const found = { seen: again ? seen : null, facts };
    this.#known = again ? null : { basis, found };
    return found;
  }

  /** Something happened of which the next snapshot is to tell, whoever did it. */
  doubt(): void {
    this.#rooms.doubt();
  }

  /** Boot as it counted at the start of this observer, Unix milliseconds. */
  get bootTime(): number {
    return this.#boot.time;
  }

  /** Goes into the IPC namespaces that it looks into. */
  get rooms(): Rooms {
    return this.#rooms;
  }

  /** An IPC namespace of the last snapshot; null: it was not there. */
  roomOf(namespace: string): Room | null {
    return this.#lastRooms.find(({ id }) => id === namespace) ?? null;
  }

  /** Who had a segment attached at the last snapshot, as far as that is certain. */
  holdersOf(segment: string): readonly Attachment[] {
    return this.#lastHolders.get(segment) ?? [];
  }

  #attached(readings: readonly Reading[], objects: readonly IpcObject[]) {
    const attachments: Attachment[] = [];
    for (const { process, mappings } of readings) {
      for (const mapping of mappings) {
        const { pid, namespaces } = process;
        const file = this.#fileOf(process, mapping);
        attachments.push({ pid, namespace: namespaces.ipc, mapping, file });
      }
    }
    const segments = objects.filter((object): object is SharedMemory => object.kind === 'shm');
    const shares = (pid: number, other: number) => this.#libc?.sharesMemory(pid, other) ?? false;
    return attachedLinks(attachments, segments, shares);
  }

  #fileOf(process: Process, mapping: Mapping): MappedFile | null {
    const known = this.#files.get(mapping);
    if (known !== undefined) return known;
    const file = mappedFile(this.#libc, process.pid, mapping.range);
    this.#files.set(mapping, file);
    return file;
  }

  #candidates(unproven: readonly Unproven[]): Set<string> {
    return new Set(unproven.flatMap(({ candidates }) => candidates.map((one) => one.namespace)));
  }

  #reread(readings: readonly Reading[], pids: ReadonlySet<number>): Reading[] {
    return readings.flatMap((reading) => {
      if (!pids.has(reading.process.pid)) return [reading];
      return this.#processes.reread(reading.process.pid) ?? [];
    });
  }

  #host(): Snapshot['host'] {
    return {
      ...readNames(),
      bootId: this.#boot.id,
      observer: {
        pid: process.pid,
        uid: process.geteuid?.() ?? 0,
        canEnterNamespaces: this.#rooms.canEnter,
        ipcNamespace: this.#rooms.home as `ipc:${number}`,
      },
    };
  }
}

function tryLibc(): [Libc | null, Problem | null] {
  try {
    return [loadLibc(), null];
  } catch (error) {
    const what = `Owners and parents of namespaces: system calls cannot be made (${error})`;
    return [null, { what, where: 'koffi', remedy: null }];
  }
}

/** What a snapshot's facts follow from. */
interface Basis {
  seen: Seen;
  namespaces: readonly Namespace[];
  rooms: readonly Room[];
  answers: readonly Answer[];
}

interface Found {
  /** Null: all that was seen at first. */
  seen: Seen | null;
  facts: Facts;
}

/**
 * Whether two polls saw the same. Whoever came, went or moved makes another list of `rooms`
 * (`namespaces/list.ts`); of a process that did not, more than itself stands in `notable`.
 */
function isSame(before: Basis, now: Basis): boolean {
  return (
    before.rooms === now.rooms &&
    before.seen.notable === now.seen.notable &&
    sameItems(before.answers, now.answers)
  );
}

/** Answers by the id of their room. */
function named(rooms: readonly Room[], answers: readonly Answer[]): Map<string, Answer> {
  return new Map(rooms.map(({ id }, index) => [id, answers[index] ?? 'refused']));
}
