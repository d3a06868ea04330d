import type {
  IpcObject,
  Link,
  Problem,
  Process,
  SharedMemory,
  Snapshot,
} from '../../model/snapshot.ts';
import { suspectedDeadlocks } from '../../model/waits/deadlocks.ts';
import { Cgroups } from '../containers/container.ts';
import { EngineNames } from '../containers/names/engineNames.ts';
import type { Content } from '../entering/content.ts';
import { type Answer, Rooms } from '../entering/rooms.ts';
import { readBoot, readNames } from '../host/host.ts';
import { type Libc, loadLibc } from '../kernel/libc.ts';
import { type MappedFile, mappedFile } from '../kernel/memory.ts';
import { type Attachment, attachedLinks, type Holders, type Unproven } from '../links/attached.ts';
import { blockedLinks } from '../links/blocked.ts';
import { openLinks } from '../links/open.ts';
import { traceLinks } from '../links/traces.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import { NamespaceList, type Room, type Sight } from '../namespaces/list.ts';
import type { Mapping } from '../processes/mappings.ts';
import type { Reading } from '../processes/read.ts';
import { ProcessTable } from '../processes/table.ts';
import { Users } from '../users/passwd.ts';
import {
  processProblems,
  refusedNamespace,
  troublesIn,
  unlistedQueue,
  unprovenAttach,
  unseenNamespace,
} from './problems.ts';

/** Takes snapshots, one after another, remembering what need not be read again. */
export class Observer {
  readonly #boot = readBoot();
  readonly #libc: Libc | null;
  readonly #libcProblem: Problem | null;
  readonly #processes: ProcessTable;
  readonly #namespaces: NamespaceList;
  readonly #rooms: Rooms;
  readonly #names = new EngineNames();
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
    let sight: Sight = this.#processes.refresh();
    let { namespaces, rooms } = this.#namespaces.refresh(sight);
    let answers = named(rooms, await this.#rooms.read(rooms));

    // A room that ended on the way is left out with those who were in it.
    const gone = new Set([...answers].filter(([, answer]) => answer === 'gone').map(([id]) => id));
    if (gone.size > 0) {
      sight = sightOf(
        sight.readings.filter(({ process }) => !gone.has(process.namespaces.ipc ?? '')),
      );
      ({ namespaces, rooms } = this.#namespaces.refresh(sight));
    }

    let content = contentOf(answers);
    let attached = this.#attached(sight.notable, content.objects);
    const moved = this.#candidates(attached.unproven);
    if (moved.size > 0) {
      // The tables may be older than the maps: look once more before doubting.
      const again = rooms.filter(({ id }) => moved.has(id));
      const pids = attached.unproven.flatMap((group) => group.attachments.map(({ pid }) => pid));
      sight = sightOf(this.#reread(sight.readings, new Set(pids)));
      answers = new Map([...answers, ...named(again, await this.#rooms.readAgain(again))]);
      content = contentOf(answers);
      attached = this.#attached(sight.notable, content.objects);
    }

    this.#lastRooms = rooms;
    this.#lastHolders = attached.holders;

    for (const namespace of namespaces) {
      const room = content.rooms.get(namespace.id);
      if (room === undefined) continue;
      namespace.readable = true;
      if (room.limits) namespace.limits = room.limits;
      if (room.directory) namespace.queueDirectory = room.directory;
    }
    this.#devices = content.byDevice;
    const processes = this.#names.named([...sight.processes.values()]);
    const opened = openLinks(sight.notable, content.queues, content.byDevice);
    const links: Link[] = [
      ...attached.links,
      ...opened.links,
      ...blockedLinks(sight.notable, content.objects, content.queues),
      ...traceLinks(content.objects, sight.processes),
    ];
    const problems = [
      ...(this.#libcProblem ? [this.#libcProblem] : []),
      ...processProblems(sight.notable),
      ...this.#names.problems(),
      ...rooms.filter(({ unseen }) => unseen).map(({ id }) => unseenNamespace(id)),
      ...content.problems,
      ...attached.unproven.map(unprovenAttach),
      ...opened.unlisted.map(unlistedQueue),
    ];
    return {
      version: 1,
      takenAt,
      durationMs: Math.round((performance.now() - started) * 1000) / 1000,
      host: this.#host(),
      namespaces,
      processes,
      objects: content.objects,
      links,
      problems,
      deadlocks: suspectedDeadlocks(content.objects, links),
    };
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

function sightOf(readings: readonly Reading[]): Sight {
  const processes = new Map<number, Process>();
  const notable: Reading[] = [];
  for (const reading of readings) {
    processes.set(reading.process.pid, reading.process);
    if (reading.notable) notable.push(reading);
  }
  return { readings, notable, processes };
}

/** Answers by the id of their room. */
function named(rooms: readonly Room[], answers: readonly Answer[]): Map<string, Answer> {
  return new Map(rooms.map(({ id }, index) => [id, answers[index] ?? 'refused']));
}

interface Everything {
  objects: IpcObject[];
  queues: ListedQueue[];
  /** The namespaces that were read. */
  rooms: Map<string, Content>;
  /** Namespaces by the device of their mqueue file system. */
  byDevice: Map<number, string>;
  problems: Problem[];
}

function contentOf(answers: ReadonlyMap<string, Answer>): Everything {
  const all: Everything = {
    objects: [],
    queues: [],
    rooms: new Map(),
    byDevice: new Map(),
    problems: [],
  };
  for (const [id, answer] of answers) {
    if (answer === 'gone') continue;
    if (answer === 'refused') {
      all.problems.push(refusedNamespace(id));
      continue;
    }
    all.rooms.set(id, answer);
    if (answer.device !== null) all.byDevice.set(answer.device, id);
    all.queues.push(...answer.queues);
    all.objects.push(...answer.objects, ...answer.queues.map(({ queue }) => queue));
    all.problems.push(...troublesIn(id, answer.troubles));
  }
  return all;
}
