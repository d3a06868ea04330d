import type { ToCollector } from '../../collector/contract/messages.ts';
import type { Answer, Answers, Refusal } from '../../model/requests/answer.ts';
import type { Question, QuestionOf } from '../../model/requests/question.ts';

/** Longer than anything takes that is asked for; a child of the collector gives up before. */
const PATIENCE_MS = 10_000;

interface Pending {
  question: Question;
  settle(answer: Answer): void;
}

/** The questions that a collector has not answered yet. */
export class Questions {
  #last = 0;
  readonly #pending = new Map<number, Pending>();

  /** @param send where lines go; null: no collector runs */
  ask<Kind extends Question['kind']>(
    question: QuestionOf<Kind>,
    send: ((line: string) => void) | null,
  ): Promise<Answers[Kind] | Refusal> {
    if (send === null) {
      const wait = 'wait until it runs again, and try once more';
      return Promise.resolve(failure('The collector does not run now', wait));
    }
    const id = ++this.#last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.receive(id, unanswered(question, `did not answer for ${PATIENCE_MS / 1000} s`));
      }, PATIENCE_MS);
      this.#pending.set(id, {
        question,
        settle(answer) {
          clearTimeout(timer);
          resolve(answer as Answers[Kind] | Refusal);
        },
      });
      const message: ToCollector = { type: 'ask', id, question };
      send(JSON.stringify(message));
    });
  }

  /** What belongs to no question of ours, or to one that was given up, is passed over. */
  receive(id: number, answer: Answer): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    const fits = !answer.ok || answer.kind === pending.question.kind;
    pending.settle(fits ? answer : unanswered(pending.question, 'answered something else'));
  }

  /** The collector that was asked has ended. */
  abandon(): void {
    for (const [id, { question }] of [...this.#pending]) {
      this.receive(id, unanswered(question, 'ended before it answered'));
    }
  }
}

function unanswered({ kind }: Question, what: string): Refusal {
  const acts = kind === 'remove' || kind === 'end-process';
  return failure(
    `The collector ${what}${acts ? '; whether it was done is not known' : ''}`,
    acts ? 'look whether it is still there' : 'try once more',
  );
}

function failure(reason: string, remedy: string): Refusal {
  return { ok: false, why: 'failed', reason, remedy };
}
