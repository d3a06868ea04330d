import { recordedCredentials } from '../../model/access/status.ts';
import type { RecordedCredentials } from '../../model/snapshot.ts';

/** What is used of `/proc/PID/status`, proc_pid_status(5). */
export interface Status {
  /** Effective ids. */
  uid: number;
  gid: number;
  /** The pid in each pid namespace that it is in, outermost first. */
  pidInNamespace: number[];
  /** Null where a line of them is missing. */
  credentials: RecordedCredentials | null;
}

/**
 * Parses `/proc/PID/status`. A process's name stands in it too, but escaped by
 * the kernel, so that each line is what it seems. Null where a line is missing.
 */
export function parseStatus(text: string): Status | null {
  const uid = numbersOf(text, '\nUid:')[1];
  const gid = numbersOf(text, '\nGid:')[1];
  const pidInNamespace = numbersOf(text, '\nNSpid:');
  if (uid === undefined || gid === undefined) return null;
  return { uid, gid, pidInNamespace, credentials: recordedCredentials(text) };
}

function numbersOf(text: string, label: string): number[] {
  const start = text.indexOf(label);
  if (start < 0) return [];
  const end = text.indexOf('\n', start + label.length);
  // A line without its end was cut off: its last number may be too.
  if (end < 0) return [];
  const numbers = text
    .slice(start + label.length, end)
    .trim()
    .split(/\s+/)
    .map(Number);
  return numbers.every(Number.isSafeInteger) ? numbers : [];
}
