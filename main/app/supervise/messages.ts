import type { FromCollector } from '../../collector/contract/messages.ts';
import { checkMessage } from '../../model/schema.ts';

export type Message = FromCollector | { type: 'damaged'; reason: string };

/** Reads a line of the collector's, checked in every field. */
export function readMessage(line: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { type: 'damaged', reason: `no JSON: ${line.slice(0, 100)}` };
  }
  const wrong = checkMessage(value);
  return wrong === null ? (value as FromCollector) : { type: 'damaged', reason: wrong };
}
