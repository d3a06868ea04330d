import { readBytes } from '../kernel/files.ts';

/** A System V segment in a process's memory: a line of `/proc/PID/maps`. */
export interface Mapping {
  /** The range as `/proc/PID/map_files` names it. */
  range: string;
  /** Bytes of the range and its offset into the segment. */
  bytes: number;
  offset: number;
  access: 'read' | 'write' | 'read-write';
  /** shmid, in the IPC namespace in which it was attached. */
  shmid: number;
  /** Signed 32 bits, as in `/proc/sysvipc/shm`. */
  key: number;
}

// ipc/shm.c names the file SYSV%08x after the key and numbers it after the shmid.
const LINE =
  /^([0-9a-f]+)-([0-9a-f]+) ([r-])([w-])[x-]s ([0-9a-f]+) 00:[0-9a-f]+ (\d+) +\/SYSV([0-9a-f]{8})(?: \(deleted\))?$/;

/** Reads `/proc/PID/maps`; throws as fs does. */
export function readMappings(path: string): Mapping[] {
  const maps = readBytes(path);
  // Thousands of lines, and in most processes none of these: a string is made of them only then.
  return maps.includes(NAME) ? parseMappings(maps.toString('utf8')) : [];
}

const NAME = '/SYSV';

/**
 * The System V segments among the lines of `/proc/PID/maps`, proc_pid_maps(5).
 * A file in the root directory may carry such a name as well; it lies on a
 * device with a major number, or fails the comparison with the segment later.
 */
export function parseMappings(maps: string): Mapping[] {
  const mappings: Mapping[] = [];
  for (let at = maps.indexOf(NAME); at >= 0; at = maps.indexOf(NAME, at + 1)) {
    const start = maps.lastIndexOf('\n', at) + 1;
    const end = maps.indexOf('\n', at);
    if (end < 0) break;
    const match = LINE.exec(maps.slice(start, end));
    if (match === null) continue;
    const [, from = '', to = '', read, write, offset = '', shmid, key = ''] = match;
    mappings.push({
      range: `${from}-${to}`,
      bytes: Number.parseInt(to, 16) - Number.parseInt(from, 16),
      offset: Number.parseInt(offset, 16),
      access: write === 'w' ? (read === 'r' ? 'read-write' : 'write') : 'read',
      shmid: Number(shmid) | 0,
      key: Number.parseInt(key, 16) | 0,
    });
  }
  return mappings;
}
