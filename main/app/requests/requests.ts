import type { WebContents } from 'electron';
import type { Answers, Refusal } from '../../model/requests/answer.ts';
import { objectOf } from '../../model/requests/identity.ts';
import type {
  EndQuestion,
  Question,
  QuestionOf,
  RemoveQuestion,
} from '../../model/requests/question.ts';
import { parseQuestion } from '../../model/requests/schema.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { answer } from '../channels/channels.ts';
import { confirmed } from './confirm.ts';
import { endingWords, removalWords, type Words } from './words.ts';

interface Sources {
  snapshot(): Snapshot | null;
  ask<Kind extends Question['kind']>(question: QuestionOf<Kind>): Promise<Answers[Kind] | Refusal>;
}

/**
 * Answers what the window asks about one thing. Nothing that the page says is
 * believed: a question is checked in every field, it must be about something that
 * the last snapshot has, and what removes or ends is asked of the person by main
 * itself, in words from that snapshot.
 */
export function answerRequests({ snapshot, ask }: Sources): void {
  async function about<Kind extends Question['kind']>(
    kind: Kind,
    fields: object,
    confirm: (question: QuestionOf<Kind>, now: Snapshot) => Promise<boolean>,
  ): Promise<Answers[Kind] | Refusal> {
    const parsed = parseQuestion({ kind, ...fields });
    if ('wrong' in parsed) return refusal('failed', `That cannot be asked: ${parsed.wrong}`);
    const question = parsed.question as QuestionOf<Kind>;
    const now = snapshot();
    if (now === null || !isThere(question, now)) {
      return refusal('replaced', 'It has gone or been replaced since it was shown here');
    }
    if (!(await confirm(question, now))) return refusal('cancelled', 'Nothing was done');
    return ask(question);
  }
  const atOnce = async () => true;

  answer('object/messages', (_, object, from, count, most) =>
    about('messages', { object, from, count, most }, atOnce),
  );
  answer('segment/bytes', (_, object, offset, length, attach) =>
    about('bytes', { object, offset, length, attach }, atOnce),
  );
  answer('queue/attributes', (_, object) => about('queue-attributes', { object }, atOnce));
  answer('object/remove', (sender, object) =>
    about('remove', { object }, (question, now) => asked(sender, removing(question, now))),
  );
  answer('process/end', (sender, pid, startTime, signal) =>
    about('end-process', { pid, startTime, signal }, (question, now) =>
      asked(sender, ending(question, now)),
    ),
  );
}

async function asked(sender: WebContents, words: Words | null): Promise<boolean> {
  return words !== null && confirmed(sender, words);
}

function removing({ object: shown }: RemoveQuestion, now: Snapshot): Words | null {
  const object = objectOf(now, shown);
  return object && removalWords(object, now);
}

function ending({ pid, signal }: EndQuestion, now: Snapshot): Words | null {
  const process = now.processes.find((one) => one.pid === pid);
  return process ? endingWords(process, signal, now) : null;
}

function isThere(question: Question, now: Snapshot): boolean {
  if (question.kind !== 'end-process') return objectOf(now, question.object) !== null;
  const { pid, startTime } = question;
  return now.processes.some((one) => one.pid === pid && one.startTime === startTime);
}

function refusal(why: Refusal['why'], reason: string): Refusal {
  return { ok: false, why, reason, remedy: why === 'replaced' ? 'look at it again' : null };
}
