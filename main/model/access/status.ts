import type { RecordedCredentials } from '../snapshot.ts';

/**
 * Parses the lines Uid, Gid, Groups and CapEff of `/proc/PID/status`,
 * proc_pid_status(5). Null where one is missing, damaged or cut off.
 */
export function recordedCredentials(text: string): RecordedCredentials | null {
  const fsuid = numbers(line(text, 'Uid'))?.[FILE_SYSTEM_ID];
  const fsgid = numbers(line(text, 'Gid'))?.[FILE_SYSTEM_ID];
  const groups = numbers(line(text, 'Groups'));
  const capabilities = line(text, 'CapEff');
  if (fsuid === undefined || fsgid === undefined || groups === null) return null;
  if (capabilities === null || !/^[0-9a-f]{16}$/.test(capabilities)) return null;
  return { fsuid, fsgid, groups, capabilities };
}

/** Uid and Gid: real, effective, saved, file system. */
const FILE_SYSTEM_ID = 3;

/** The trimmed value of a line that has its end: without it, it may have been cut off. */
function line(text: string, label: string): string | null {
  const match = new RegExp(`^${label}:(.*)\n`, 'm').exec(text);
  return match?.[1]?.trim() ?? null;
}

function numbers(value: string | null): number[] | null {
  if (value === null) return null;
  if (value === '') return [];
  const found = value.split(/\s+/);
  return found.every((word) => /^\d+$/.test(word)) ? found.map(Number) : null;
}
