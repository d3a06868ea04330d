import { expect } from 'vitest';
import type { LabRecord } from '../../../main/model/lab/lab.ts';
import type { IpcObject, Snapshot } from '../../../main/model/snapshot.ts';
import { linksOf } from '../collector/links.ts';

/** What the collector sees after a step, by the names that the scenario uses. */
export class Sight {
  readonly seen: Snapshot;
  readonly #record: LabRecord;

  constructor(seen: Snapshot, record: LabRecord) {
    this.seen = seen;
    this.#record = record;
  }

  /** Id of a room's IPC namespace; null: the lab says that it is not there. */
  ipc(room: string): string | null {
    return this.#record.rooms.find(({ name }) => name === room)?.ipc ?? null;
  }

  /** The kinds of the objects in a room, as `mqueue msg msg`. */
  holds(room: string): string {
    const kinds = this.objects(room).map(({ kind }) => kind);
    return kinds.sort().join(' ');
  }

  objects(room: string): IpcObject[] {
    const id = this.ipc(room);
    expect(this.seen.namespaces.find((one) => one.id === id)).toMatchObject({ readable: true });
    return this.seen.objects.filter(({ namespace }) => namespace === id);
  }

  /** Whether the namespace of a room that was there is there still. */
  exists(id: string | null): boolean {
    return this.seen.namespaces.some((one) => one.id === id);
  }

  nestedIn(room: string): string | null {
    return this.seen.namespaces.find(({ id }) => id === this.ipc(room))?.nestedIn ?? null;
  }

  owner(room: string): string | null {
    return this.seen.namespaces.find(({ id }) => id === this.ipc(room))?.owner ?? null;
  }

  /** `name operation` of those who wait for an object of a room. */
  waiting(room: string): string[] {
    const ids = new Set(this.objects(room).map(({ id }) => id));
    const { links, processes } = this.seen;
    return links
      .filter(({ kind, object }) => kind === 'blocked' && ids.has(object))
      .map(({ process, operation }) => {
        const found = processes.find(({ pid }) => pid === process);
        return `${found?.comm} ${operation}`;
      })
      .sort();
  }

  attached(room: string): number {
    const segment = this.objects(room).find(({ kind }) => kind === 'shm');
    return linksOf(this.seen, segment?.id ?? '', ['attached']).length;
  }

  messages(room: string): number[] {
    return this.objects(room).flatMap((one) => (one.kind === 'msg' ? [one.messages] : []));
  }

  values(room: string): (number[] | undefined)[] {
    return this.objects(room).flatMap((one) =>
      one.kind === 'sem' ? [one.semaphores?.map(({ value }) => value)] : [],
    );
  }
}

type Claim = (sight: Sight, before: Sight | null) => void;

/** What each step's text says, asked of the collector: a claim for each step, in order. */
export const claims: Readonly<Record<string, Readonly<Record<string, Claim>>>> = {
  '01-two-listings': {
    'One object of each kind': (sight) => {
      expect(sight.holds('outside')).toBe('mqueue msg sem shm');
      expect(sight.ipc('inside')).toBeNull();
    },
    'A new IPC namespace': (sight) => {
      expect(sight.ipc('inside')).not.toBe(sight.ipc('outside'));
      expect(sight.holds('inside')).toBe('');
      expect(sight.nestedIn('inside')).toBe(sight.ipc('outside'));
    },
    'ipcs, here and there': (sight) => {
      expect(sight.holds('outside')).toBe('mqueue msg sem shm');
      expect(sight.holds('inside')).toBe('');
    },
    'POSIX queues too': (sight) => expect(sight.holds('inside')).toBe(''),
    'The same number, another queue': (sight) => {
      const ids = ['outside', 'inside'].map((room) =>
        sight.objects(room).find(({ kind }) => kind === 'msg'),
      );
      expect(ids).toMatchObject([{ sysvId: 0 }, { sysvId: 0 }]);
      const [outside, inside] = ids;
      expect(outside?.kind === 'msg' && inside?.kind === 'msg' && outside.key !== inside.key).toBe(
        true,
      );
    },
  },
  '02-messages': {
    'One namespace, a System V queue': (sight) => expect(sight.messages('here')).toEqual([0]),
    'Two namespaces, the same key': (sight) => {
      expect(sight.messages('here')).toEqual([1]);
      expect(sight.holds('there')).toBe('');
    },
    'Two namespaces, a queue in each': (sight) => {
      expect(sight.messages('here')).toEqual([2]);
      expect(sight.messages('there')).toEqual([0]);
      expect(sight.waiting('there')).toEqual(['msgreceive msgrcv']);
      expect(sight.waiting('here')).toEqual([]);
    },
    'One namespace, a POSIX queue': (sight) => {
      expect(sight.objects('here')).toContainEqual(
        expect.objectContaining({ name: '/letters', bytes: 0 }),
      );
    },
    'Two namespaces, the same name': (sight) => {
      expect(sight.objects('here')).toContainEqual(
        expect.objectContaining({ name: '/letters', bytes: 5 }),
      );
      expect(sight.holds('there')).toBe('msg');
    },
  },
  '03-nested': {
    'Three deep': (sight) => {
      for (const room of ['outer', 'middle', 'inner']) expect(sight.holds(room)).toBe('msg');
      expect(sight.nestedIn('inner')).toBe(sight.ipc('middle'));
      expect(sight.nestedIn('middle')).toBe(sight.ipc('outer'));
      expect(sight.nestedIn('outer')).toBe(sight.ipc('stage'));
    },
    'Each sees its own': (sight) => {
      const keys = ['outer', 'middle', 'inner'].flatMap((room) =>
        sight.objects(room).map((one) => one.kind === 'msg' && one.key),
      );
      expect(new Set(keys).size).toBe(3);
    },
    'Ancestry and ownership': (sight) => {
      expect(sight.owner('outer')).toBe(sight.owner('stage'));
      expect(sight.owner('middle')).not.toBe(sight.owner('outer'));
      expect(sight.owner('inner')).toBe(sight.owner('middle'));
      for (const { type, parent } of sight.seen.namespaces) {
        if (type === 'ipc') expect(parent).toBeNull();
      }
    },
    'The maker may go': (sight, before) => {
      expect(sight.exists(before?.ipc('outer') ?? null)).toBe(false);
      for (const room of ['middle', 'inner']) expect(sight.holds(room)).toBe('msg');
    },
    'As long as one is in it': (sight, before) => {
      expect(sight.ipc('guest')).toBe(before?.ipc('inner'));
      expect(sight.holds('guest')).toBe('msg');
      const room = sight.seen.namespaces.find(({ id }) => id === sight.ipc('guest'));
      expect(room?.processCount).toBe(1);
    },
    'With the last one it goes': (sight, before) => {
      const guest = before?.ipc('guest') ?? null;
      expect(guest).not.toBeNull();
      expect(sight.exists(guest)).toBe(false);
      expect(sight.seen.objects.filter(({ namespace }) => namespace === guest)).toEqual([]);
      expect(sight.holds('middle')).toBe('msg');
    },
  },
  '04-permission-or-wall': {
    'Three queues, three modes': (sight) => {
      const modes = sight.objects('here').map(({ mode }) => mode.toString(8).padStart(3, '0'));
      expect(modes.length).toBe(3);
      // One user has the modes 600, 400 and 000; several have 600, 640 and 666.
      expect([
        ['600', '640', '666'],
        ['600', '400', '000'],
      ]).toContainEqual(modes);
    },
    'Another user writes': (sight) => expect(sight.messages('here')).toEqual([0, 0, 1]),
    // One was put into each; two were taken.
    'Another user reads': (sight) => expect(sight.messages('here')).toEqual([1, 0, 1]),
    'The owner, bound by the bits': (sight) => expect(sight.messages('here')).toEqual([1, 0, 0]),
    'The same user, behind a wall': (sight, before) => {
      expect(sight.holds('there')).toBe('');
      expect(sight.messages('here')).toEqual(before?.messages('here'));
    },
    'What each does not stop': (sight, before) => {
      const sum = (all: number[] = []) => all.reduce((one, other) => one + other, 0);
      expect(sum(sight.messages('here'))).toBe(sum(before?.messages('here')) + 1);
      expect(sight.messages('there')).toEqual([1]);
    },
  },
  '05-two-instances': {
    'One instance': (sight) => expect(sight.waiting('together')).toEqual(['greeter msgrcv']),
    'A second instance': (sight, before) => {
      expect(sight.waiting('together')).toEqual(['greeter msgrcv']);
      expect(sight.objects('together')[0]?.id).not.toBe(before?.objects('together')[0]?.id);
    },
    'The same program, in a namespace of its own': (sight, before) => {
      expect(sight.waiting('together')).toEqual(['greeter msgrcv']);
      expect(sight.waiting('apart')).toEqual(['greeter msgrcv']);
      expect(sight.objects('together')[0]?.id).toBe(before?.objects('together')[0]?.id);
    },
    'One key, two queues': (sight) => {
      for (const room of ['together', 'apart']) {
        expect(sight.objects(room)).toMatchObject([{ kind: 'msg', key: 0x6ee7 }]);
      }
    },
  },
  '06-semaphores': {
    'A buffer and two counters': (sight) => {
      expect(sight.holds('workshop')).toBe('sem shm');
      expect(sight.values('workshop')).toEqual([[4, 0]]);
    },
    'The producer waits': (sight) => {
      expect(sight.waiting('workshop')).toEqual(['produce semtimedop']);
      expect(sight.values('workshop')).toEqual([[0, 4]]);
      expect(sight.attached('workshop')).toBe(1);
    },
    'The consumer makes room': (sight) => {
      expect(sight.waiting('workshop')).toEqual([]);
      expect(sight.values('workshop')).toEqual([[4, 0]]);
    },
    'Two workers, two locks': (sight) => {
      expect(sight.values('workshop')).toContainEqual([0, 0]);
      expect(sight.seen.deadlocks).toEqual([]);
    },
    Deadlock: (sight) => {
      expect(sight.waiting('workshop')).toEqual(['take semtimedop', 'take semtimedop']);
      expect(sight.seen.deadlocks).toHaveLength(1);
      expect(sight.seen.deadlocks?.[0]?.ring).toHaveLength(2);
    },
    'A way out': (sight) => {
      expect(sight.seen.deadlocks).toEqual([]);
      expect(sight.values('workshop')).toContainEqual([1, 1]);
    },
  },
  '07-not-isolated': {
    'POSIX shared memory passes': (sight) => apart(sight, 'here', 'neighbour', []),
    'The mount namespace stops it': (sight) => apart(sight, 'here', 'walled', ['mnt']),
    'UNIX sockets pass': (sight) => apart(sight, 'here', 'neighbour', []),
    'Two walls for two names': (sight) => apart(sight, 'here', 'no-net', ['net']),
    'Signals pass': (sight) => {
      expect(sight.seen.processes.filter(({ comm }) => comm === 'listen')).toHaveLength(1);
    },
    'The pid namespace stops them': (sight) => {
      apart(sight, 'here', 'own-pids', ['pid']);
      apart(sight, 'here', 'neighbour', []);
    },
  },
};

/** Two rooms differ in their IPC namespace and in these, and in nothing else. */
function apart(sight: Sight, one: string, other: string, types: readonly string[]): void {
  // The process that was put into a room does nothing; the stage's own is its shell.
  const [first, second] = [one, other].map((room) =>
    sight.seen.processes.find(
      ({ comm, namespaces }) =>
        namespaces.ipc === sight.ipc(room) && (comm === 'sh' || comm === 'sleep'),
    ),
  );
  if (!first || !second) throw new Error(`nobody is in ${one} or ${other}`);
  const all = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts'] as const;
  const differing = all.filter((type) => first.namespaces[type] !== second.namespaces[type]);
  expect(differing).toEqual(['ipc', ...types].sort());
}
