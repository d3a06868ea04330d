import { Pids } from './pids.ts';
import { type Context, type Reading, readContainer } from './read.ts';
import { RecordReader } from './reader.ts';
import { adopt, mayKeepStamps, type Record } from './record.ts';
import { type Seen, seenAgain, seenOf } from './seen.ts';
import { Sharing } from './sharing.ts';
import { Stamps } from './stamps.ts';
import { Stir } from './stir.ts';

/**
 * All processes, each read again only when it can have changed.
 *
 * What a process shows of itself (namespaces, memory, descriptors, ids, state)
 * changes only by its own doing, and a thread that did something has run: its
 * line in `schedstat` (`stamps.ts`) is then another. The line is read
 * before the rest, so that what happens in between is seen at the next poll.
 * The exceptions: a parent that ended (its children are given away without
 * running), the cgroup (anybody may move a process), and what is shared with another
 * process (`sharing.ts`). The first is looked for; for the others a part of all processes
 * is read again each poll in turn.
 */
export class ProcessTable {
  #records = new Map<number, Record>();
  /** The list that they are in the order of. */
  #listed: readonly number[] | null = null;
  #seen = seenOf([]);
  /** Whose records the last look did not leave as they were, by place. */
  #changed: { place: number; reading: Reading }[] = [];
  /** What was seen is not what the records say: something was read between two looks. */
  #outdated = false;
  /** Processes of which looking at all stamps does not tell whether they ran. */
  readonly #untold = new Set<number>();
  /** Threads of the kernel: of those only names and states change, and nothing of IPC. */
  readonly #inKernel = new Set<number>();
  readonly #sharing = new Sharing();
  /** Of the last look. */
  readonly stir = new Stir();
  #poll = 0;
  readonly #pids = new Pids();
  readonly #stamps: Stamps;
  readonly #reader: RecordReader;
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    this.#stamps = new Stamps(context.libc);
    this.#reader = new RecordReader(this.#stamps, context);
  }

  /** Looks at all processes once. */
  refresh(): Seen {
    const usersChanged = this.#poll % USER_TURNS === 0 && this.#context.users.refresh();
    const pids = this.#pids.get();
    // The same list as before, and all on it known: each record stays in its place.
    const inPlace = pids === this.#listed && this.#records.size === pids.length;
    this.#listed = pids;
    this.#poll += 1;
    this.#changed = [];
    // Only in the first pid namespace there is kthreadd, and everybody else.
    this.stir.begin(this.#pids.complete && this.#inKernel.has(KTHREADD), this.#pids.born);
    const ran = this.#stamps.look();
    const due = new Set(this.#untold);
    for (const pid of ran.values()) due.add(pid);
    for (const pid of this.#inKernel) if (this.#isTurn(pid, KERNEL_TURNS)) due.add(pid);
    const lostParents = inPlace ? this.#lookAgain(pids, due) : this.#lookAnew(pids, due);
    if (lostParents.size > 0) {
      for (const record of this.#records.values()) {
        if (lostParents.has(record.reading.process.ppid)) adopt(record);
      }
    }
    if (usersChanged) for (const { reading } of this.#records.values()) this.#nameUser(reading);
    const others = !inPlace || this.#outdated || usersChanged || lostParents.size > 0;
    this.#outdated = false;
    this.#seen = others
      ? seenOf(Array.from(this.#records.values(), ({ reading }) => reading))
      : seenAgain(this.#seen, this.#changed);
    return this.#seen;
  }

  /** Those that can have changed, of known ones. Says who is no parent any more. */
  #lookAgain(pids: readonly number[], due: ReadonlySet<number>): Set<number> {
    const lost = new Set<number>();
    for (let place = 0; place < pids.length; place++) {
      const pid = pids[place] ?? 0;
      if (!due.has(pid) && !this.#isTurn(pid, CGROUP_TURNS)) continue;
      const before = this.#records.get(pid);
      const reading = this.#lookAt(pid, before, lost)?.reading;
      const same = reading === before?.reading && reading?.process === this.#seen.list[place];
      if (reading && !same) this.#changed.push({ place, reading });
    }
    return lost;
  }

  /** All on a new list. Says who is no parent any more. */
  #lookAnew(pids: readonly number[], due: ReadonlySet<number>): Set<number> {
    const known = this.#records;
    this.#records = new Map();
    const lost = new Set<number>();
    for (let place = 0; place < pids.length; place++) {
      const pid = pids[place] ?? 0;
      const before = known.get(pid);
      const rests = before && !due.has(pid) && !this.#isTurn(pid, CGROUP_TURNS);
      if (rests) this.#records.set(pid, before);
      else this.#lookAt(pid, before, lost);
    }
    for (const [pid, record] of known) {
      if (this.#records.has(pid)) continue;
      lost.add(pid);
      this.#forget(record, null);
      this.stir.add(record);
    }
    return lost;
  }

  #isTurn(pid: number, turns: number): boolean {
    return pid % turns === this.#poll % turns;
  }

  /** Reads a process again where it can have changed; what is known of it then, null where it has gone. */
  #lookAt(pid: number, before: Record | undefined, lost: Set<number>): Record | null {
    const itself = pid === process.pid;
    const whole =
      !this.#inKernel.has(pid) &&
      this.#isTurn(pid, itself || this.#sharing.mayShare(pid) ? SHARING_TURNS : TURNS);
    // The observer itself runs at every poll, and does nothing of what is told here.
    const resting = before !== undefined && (itself || this.#rests(pid, before));
    const record =
      before && resting && !whole ? before : this.#reader.read(pid, before, this.#poll);
    if (record && before && this.#isTurn(pid, CGROUP_TURNS)) this.#moved(record);
    if (record === before && record) {
      this.#put(pid, record);
      return record;
    }
    this.#forget(before, record);
    if (before) this.stir.add(before);
    if (record) this.stir.add(record);
    if (record === null) {
      this.#pids.doubt();
      if (this.#records.delete(pid)) lost.add(pid);
      return null;
    }
    this.#put(pid, record);
    this.#sharing.put(pid, record.reading.startStack);
    const { state } = record.reading.process;
    if (state === 'Z' || state === 'X') lost.add(pid);
    if (before && before.reading.startTicks !== record.reading.startTicks) lost.add(pid);
    return record;
  }

  #rests(pid: number, record: Record): boolean {
    return this.#inKernel.has(pid)
      ? this.#reader.isInKernel(record)
      : this.#reader.isUnchanged(pid, record);
  }

  #put(pid: number, record: Record): void {
    const { kernelThread } = record.reading;
    this.#records.set(pid, record);
    if (kernelThread) this.#inKernel.add(pid);
    else this.#inKernel.delete(pid);
    if (kernelThread || record.kept) this.#untold.delete(pid);
    else this.#untold.add(pid);
  }

  #nameUser(reading: Reading): void {
    const { process } = reading;
    reading.process = { ...process, user: this.#context.users.nameOf(process.uid) };
  }

  /** Reads one process afresh, whatever its record says. */
  reread(pid: number): Reading | null {
    const record = this.#reader.read(pid, undefined, this.#poll);
    if (record === null) return null;
    this.#put(pid, record);
    // The next look finds it as it is now, and would not see that it ran before.
    this.stir.addLater(record);
    this.#outdated = true;
    return record.reading;
  }

  /**
   * Whether the main thread of a process has slept since an earlier poll, in which its
   * namespaces were read: as of now, so that afterwards it tells of what was before.
   */
  readonly sleeps = (pid: number): boolean => {
    const record = this.#records.get(pid);
    if (!record?.stamped || record.poll === this.#poll) return false;
    const { reading, threads } = record;
    if ('RZX'.includes(reading.process.state)) return false;
    const first = threads[0];
    const main = first?.tid === pid ? first : threads.find(({ tid }) => tid === pid);
    if (main === undefined) return false;
    return this.#stamps.isStill(main.stamp, pid, pid, mayKeepStamps(reading));
  };

  /** Looks whether somebody has put it into another cgroup. */
  #moved({ reading }: Record): void {
    const { process, kernelThread } = reading;
    if (kernelThread) return;
    const container = readContainer(process.pid, this.#context);
    const { engine, id } = process.container ?? {};
    if (container?.engine === engine && container?.id === id) return;
    reading.process = { ...process, container };
  }

  /** Lets go of what was kept of threads that have ended since. */
  #forget(before: Record | undefined, now: Record | null): void {
    if (before && now === null) {
      const { pid } = before.reading.process;
      this.#untold.delete(pid);
      this.#inKernel.delete(pid);
      this.#sharing.delete(pid);
    }
    for (const { tid } of before?.threads ?? []) {
      if (!now?.threads.some((thread) => thread.tid === tid)) this.#stamps.forget(tid);
    }
  }
}

const KTHREADD = 2;

/** Threads of the kernel are looked at once in so many polls, */
const KERNEL_TURNS = 32;
/** and the list of users. */
const USER_TURNS = 8;
/** The cgroup of every process is read at least once in so many polls, */
const CGROUP_TURNS = 32;
/** all of one that may share something with another in so many, */
const SHARING_TURNS = 256;
/** and all of every other, for which there is no reason but care. Multiples of each other. */
const TURNS = 4096;
