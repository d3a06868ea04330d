import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MessagesAnswer } from '../../model/requests/answer.ts';
import type { EndQuestion, MessagesQuestion } from '../../model/requests/question.ts';
import { Questions } from './questions.ts';

const object = {
  kind: 'msg',
  id: 'ipc:1/msg/0',
  namespace: 'ipc:1',
  sysvId: 0,
  key: 0,
  creatorUid: 0,
  creatorGid: 0,
  changedAt: 1,
  size: 0,
} as const;
const messages: MessagesQuestion = { kind: 'messages', object, from: 0, count: 1, most: 1 };
const end: EndQuestion = { kind: 'end-process', pid: 5, startTime: 1, signal: 'SIGTERM' };
const empty: MessagesAnswer = { ok: true, kind: 'messages', takenAt: 1, total: 0, messages: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('each answer goes to its question, in whatever order they come', async () => {
  const questions = new Questions();
  const lines: string[] = [];
  const first = questions.ask(messages, (line) => lines.push(line));
  const second = questions.ask(messages, (line) => lines.push(line));
  const [one, two] = lines.map((line) => JSON.parse(line));
  expect(one).toEqual({ type: 'ask', id: one.id, question: messages });
  questions.receive(two.id, { ...empty, total: 2 });
  questions.receive(one.id, { ...empty, total: 1 });
  questions.receive(one.id, { ...empty, total: 9 });
  questions.receive(77, empty);
  expect(await first).toMatchObject({ total: 1 });
  expect(await second).toMatchObject({ total: 2 });
});

test('where none comes, that is the answer', async () => {
  const questions = new Questions();
  const silent = questions.ask(messages, () => {});
  const doubtful = questions.ask(end, () => {});
  vi.advanceTimersByTime(60_000);
  expect(await silent).toMatchObject({ ok: false, why: 'failed' });
  expect(await doubtful).toMatchObject({ reason: expect.stringMatching(/not known/) });
});

test('a collector that ends leaves no question open', async () => {
  const questions = new Questions();
  const open = [questions.ask(messages, () => {}), questions.ask(end, () => {})];
  questions.abandon();
  for (const answer of await Promise.all(open)) expect(answer).toMatchObject({ ok: false });
  expect(await questions.ask(messages, null)).toMatchObject({ ok: false, why: 'failed' });
});

test('an answer to something else is none', async () => {
  const questions = new Questions();
  const lines: string[] = [];
  const answer = questions.ask(end, (line) => lines.push(line));
  questions.receive(JSON.parse(lines[0] ?? '').id, empty);
  expect(await answer).toMatchObject({ ok: false, why: 'failed' });
});
