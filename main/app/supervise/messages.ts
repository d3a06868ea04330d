import type { FromCollector } from '../../collector/contract/messages.ts';
import { checkMessage } from '../../model/schema.ts';

export type Message = FromCollector | { type: 'damaged'; reason: string };

/**
 * Reads a line of the collector's. The first snapshot after a start is checked in
 * every field; those that follow come from the same program, and the full check of
 * 2,000 processes takes 12 ms, at every poll: for them the outermost form is enough.
 */
export function readMessage(line: string, inFull: boolean): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { type: 'damaged', reason: `no JSON: ${line.slice(0, 100)}` };
  }
  const wrong = checkMessage(value, inFull);
  return wrong === null ? (value as FromCollector) : { type: 'damaged', reason: wrong };
}
