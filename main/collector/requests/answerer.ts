import type { Answer } from '../../model/requests/answer.ts';
import type { Question } from '../../model/requests/question.ts';
import { SAME } from '../entering/child.ts';
import { type Libc, loadLibc } from '../kernel/libc.ts';
import type { Room } from '../namespaces/list.ts';
import type { Observer } from '../snapshot/observer.ts';
import { type Calls, loadCalls } from './calls.ts';
import { answerThroughChild, type OwnProgram } from './child.ts';
import { endProcess } from './end.ts';
import { foundAs, isRefusal } from './found.ts';
import { answerInside, type ObjectQuestion } from './inside.ts';
import { readMapped } from './mapped.ts';
import { failed, GONE, refused } from './refusals.ts';

/** Answers what a person asks about what a snapshot showed. */
export class Answerer {
  readonly #observer: Observer;
  readonly #own: OwnProgram | null;
  /** Loaded with the first question. */
  #kernel: { calls: Calls; libc: Libc } | null = null;

  /** @param own how this program is started in a child; null: it cannot be */
  constructor(observer: Observer, own: OwnProgram | null) {
    this.#observer = observer;
    this.#own = own;
  }

  async answer(question: Question): Promise<Answer> {
    try {
      this.#kernel ??= { calls: loadCalls(), libc: loadLibc() };
      const { calls } = this.#kernel;
      if (question.kind === 'end-process') {
        return await endProcess(calls, question, this.#observer.bootTime);
      }
      return await this.#aboutObject(question);
    } catch (error) {
      return failed(`The collector could not do it: ${(error as Error).message}`);
    }
  }

  async #aboutObject(question: ObjectQuestion): Promise<Answer> {
    const room = this.#observer.roomOf(question.object.namespace);
    if (room === null || this.#kernel === null) return GONE;
    const { calls } = this.#kernel;
    const visit = this.#observer.rooms.visit(
      room,
      () => this.#throughHolder(question) ?? answerInside(calls, question, SAME),
    );
    if (visit === 'gone') return GONE;
    return visit === 'refused' ? this.#byChild(room, question) : visit.value;
  }

  /** Bytes without an attach; null where that cannot be. */
  #throughHolder(question: ObjectQuestion): Answer | null {
    if (question.kind !== 'bytes' || this.#kernel === null) return null;
    const { libc, calls } = this.#kernel;
    const holders = this.#observer.holdersOf(question.object.id);
    if (holders.length === 0) return null;
    const found = foundAs(question.object, SAME);
    return isRefusal(found) ? found : readMapped(libc, calls, question, holders);
  }

  async #byChild(room: Room, question: ObjectQuestion): Promise<Answer> {
    const asRoot = process.geteuid?.() === 0;
    for (const { pid, namespaces } of room.members.slice(0, MOST_TRIED)) {
      if (!asRoot && namespaces.user === null) continue;
      if (this.#own === null) {
        return refused(
          'As it is packaged, IPC Scope cannot ask inside a namespace of another user namespace',
        );
      }
      const answer = await answerThroughChild(this.#own, question, pid, !asRoot);
      if (answer !== null) return answer;
    }
    return refused('Entering its IPC namespace was refused');
  }
}

/** Members of a room through which a child tries to enter. */
const MOST_TRIED = 2;
