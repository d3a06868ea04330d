import { z } from 'zod';
import { CALLS, type EventBatch, type EventsState, type LiveEvent } from './event.ts';

/** Schemas of what the collector tells of events, for the check of its messages. */

const count = z.number().int().nonnegative();

const event = z.object({
  at: z.number(),
  tookMs: z.number().nonnegative().nullable(),
  returned: z.boolean(),
  pid: count.nullable(),
  tid: count,
  comm: z.string().nullable(),
  call: z.enum(CALLS),
  arguments: z.record(z.string(), z.union([z.number(), z.string()])),
  result: z.union([z.number(), z.string()]).nullable(),
  error: z.string().nullable(),
  namespace: z.string().nullable(),
  object: z.string().nullable(),
});

export const eventsMessage = z.object({
  type: z.literal('events'),
  events: z.array(event),
  lost: count,
  unread: count,
});

export const eventsStateMessage = z
  .object({
    type: z.literal('events-state'),
    state: z.enum(['off', 'on', 'unavailable']),
    reason: z.string().exactOptional(),
    remedy: z.string().nullable().exactOptional(),
  })
  .refine(
    ({ state, reason, remedy }) =>
      state !== 'unavailable' || (reason !== undefined && remedy !== undefined),
    { message: 'why events are unavailable is missing' },
  );

/** The compiler's check that schemas and interfaces say the same. */
type Same<One extends Other, Other> = [One, Other];
export type SchemaMatches = [
  Same<z.infer<typeof event>, LiveEvent>,
  Same<LiveEvent, z.infer<typeof event>>,
  Same<z.infer<typeof eventsMessage>, EventBatch>,
  Same<EventsState['state'], z.infer<typeof eventsStateMessage>['state']>,
];
