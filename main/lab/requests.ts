import { z } from 'zod';
import { LAB_MOVES } from '../model/lab/lab.ts';
import type { ToLab } from './contract/messages.ts';

const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list') }),
  z.object({ type: z.literal('start'), id: z.string() }),
  z.object({ type: z.literal('move'), move: z.enum(LAB_MOVES) }),
  z.object({ type: z.literal('leave') }),
]);

/** A request as it came over the wire; null where it is none. */
export function parseRequest(line: string): ToLab | null {
  try {
    return request.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
