import type { Answer } from '../../model/requests/answer.ts';
import type { Question } from '../../model/requests/question.ts';
import type { IdMaps } from '../namespaces/idmap.ts';
import { readAttached } from './attach.ts';
import type { Calls } from './calls.ts';
import { foundAs, isRefusal } from './found.ts';
import { copyMessages } from './messages.ts';
import { readAttributes } from './queue.ts';
import { failed } from './refusals.ts';
import { remove } from './remove.ts';

/** The questions that are about an object of a namespace. */
export type ObjectQuestion = Exclude<Question, { kind: 'end-process' }>;

/** Answers on a thread that is in the object's IPC namespace. */
export function answerInside(calls: Calls, question: ObjectQuestion, maps: IdMaps): Answer {
  switch (question.kind) {
    case 'queue-attributes':
      return readAttributes(calls, question.object);
    case 'remove':
      return remove(calls, question.object, maps);
    default: {
      const object = foundAs(question.object, maps);
      if (isRefusal(object)) return object;
      if (question.kind === 'messages' && object.kind === 'msg') {
        return copyMessages(calls, object, question);
      }
      if (question.kind === 'bytes' && object.kind === 'shm') {
        return readAttached(calls, object, question);
      }
      return failed('It is of another kind');
    }
  }
}
