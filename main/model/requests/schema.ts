import { z } from 'zod';
import { NAMESPACE_TYPES } from '../snapshot.ts';
import type { Answer } from './answer.ts';
import type { Identity } from './identity.ts';
import { MOST_BYTES, MOST_MESSAGES, MOST_TEXT, type Question } from './question.ts';

/**
 * What questions and answers must look like where they come in from another process.
 * Strict: a question is acted on, and nothing in it is to be passed over.
 */
const natural = z.number().int().nonnegative();
const whole = z.number().int();
const digits = z.string().regex(/^(0|[1-9]\d{0,18})$/);
const LARGEST = 2n ** 63n - 1n;
const offset = digits.refine((text) => BigInt(text) <= LARGEST, 'beyond 2^63 - 1');
const namespace = z.string().regex(new RegExp(`^(${NAMESPACE_TYPES.join('|')}):\\d{1,10}$`));
/** NAME_MAX bytes of a queue's name, each percent-encoded at most, and what stands before. */
const id = z.string().min(1).max(1024);
const integer = z.union([natural, digits]);

const sysv = z.strictObject({
  kind: z.enum(['msg', 'sem', 'shm']),
  id,
  namespace,
  sysvId: whole,
  key: whole,
  creatorUid: natural.nullable(),
  creatorGid: natural.nullable(),
  changedAt: z.number(),
  size: integer,
});
const queue = z.strictObject({
  kind: z.literal('mqueue'),
  id,
  namespace,
  name: z.string().max(1024),
  inode: natural.nullable(),
});
export const identitySchema = z.discriminatedUnion('kind', [sysv, queue]);

const messages = z
  .strictObject({
    kind: z.literal('messages'),
    object: sysv.extend({ kind: z.literal('msg') }),
    from: natural.max(2 ** 31 - 1),
    count: natural.min(1).max(MOST_MESSAGES),
    most: natural.max(MOST_TEXT),
  })
  .refine(({ count, most }) => count * most <= MOST_TEXT, 'more text than an answer may have');
const bytes = z.strictObject({
  kind: z.literal('bytes'),
  object: sysv.extend({ kind: z.literal('shm') }),
  offset,
  length: natural.min(1).max(MOST_BYTES),
  attach: z.boolean(),
});
const attributes = z.strictObject({ kind: z.literal('queue-attributes'), object: queue });
const remove = z.strictObject({ kind: z.literal('remove'), object: identitySchema });
const end = z.strictObject({
  kind: z.literal('end-process'),
  pid: natural.min(1).max(2 ** 22),
  startTime: z.number(),
  signal: z.enum(['SIGTERM', 'SIGKILL']),
});
const questionSchema = z.discriminatedUnion('kind', [messages, bytes, attributes, remove, end]);

const refusal = z.looseObject({
  ok: z.literal(false),
  why: z.enum(['gone', 'replaced', 'refused', 'attach', 'cancelled', 'failed']),
  reason: z.string(),
  remedy: z.string().nullable(),
});
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const given = z.discriminatedUnion('kind', [
  z.looseObject({
    ok: z.literal(true),
    kind: z.literal('messages'),
    takenAt: z.number(),
    total: natural,
    messages: z.array(
      z.looseObject({ index: natural, type: digits.nullable(), bytes: natural, head: base64 }),
    ),
  }),
  z.looseObject({
    ok: z.literal(true),
    kind: z.literal('bytes'),
    takenAt: z.number(),
    offset: digits,
    data: base64,
    holes: z.array(z.tuple([natural, natural])),
    way: z.union([
      z.looseObject({ by: z.literal('process'), pid: natural }),
      z.looseObject({ by: z.literal('attach') }),
    ]),
  }),
  z.looseObject({
    ok: z.literal(true),
    kind: z.literal('queue-attributes'),
    takenAt: z.number(),
    messages: natural,
    maxMessages: natural,
    messageSize: natural,
  }),
  z.looseObject({
    ok: z.literal(true),
    kind: z.literal('remove'),
    outcome: z.enum(['removed', 'marked']),
  }),
  z.looseObject({
    ok: z.literal(true),
    kind: z.literal('end-process'),
    outcome: z.enum(['ended', 'signalled']),
  }),
]);
export const answerSchema = z.union([refusal, given]);

/** The question, or in words what is wrong with it. */
export function parseQuestion(value: unknown): { question: Question } | { wrong: string } {
  const { success, data, error } = questionSchema.safeParse(value);
  if (success) return { question: data };
  const [issue] = error.issues;
  return { wrong: `${issue?.path.join('.') || 'the question'}: ${issue?.message}` };
}

/** The compiler's check that what passes is of the interfaces, and the other way round. */
type Both<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
type All<_Checks extends true[]> = true;
export type RequestSchemasMatch = All<
  [
    Both<z.infer<typeof identitySchema>, Identity>,
    z.infer<typeof questionSchema> extends Question ? true : false,
    z.infer<typeof answerSchema> extends Answer ? true : false,
  ]
>;
