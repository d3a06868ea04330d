import type { Semaphore, SemaphoreSet } from '../../model/snapshot.ts';
import { asRoot } from '../kernel/rights.ts';
import { LIMIT_FILES, parseLimits } from '../limits/read.ts';
import { listedQueue, type QueueFile } from '../mqueue/list.ts';
import { type IdMap, type IdMaps, readIdMaps, toOutside } from '../namespaces/idmap.ts';
import { parseIpcsSemaphores } from '../semaphores/read.ts';
import { type Content, gathered, tableOf } from './content.ts';
import { unreadable } from './queues.ts';

/**
 * Reads an IPC namespace through nsenter(1) in a child process: the way for a
 * plain user into namespaces of his own making. They belong to a user namespace
 * that he owns, which has to be entered first, and a process with threads, as
 * Node is, may not do that itself (setns(2), CLONE_NEWUSER).
 *
 * Null where it is refused or the process has gone.
 */
export async function readThroughChild(
  namespace: string,
  pid: number,
  withUser: boolean,
): Promise<Content | null> {
  const maps = withUser ? readIdMaps(pid) : SAME;
  if (maps === null) return null;
  const enter = withUser ? ['--user', '--preserve-credentials'] : [];
  const args = ['--target', `${pid}`, '--ipc', ...enter, '--', 'sh', '-c', SCRIPT];
  // Loaded where it is needed: the first snapshot would wait for it.
  const { execa } = await import('execa');
  const result = await execa('nsenter', args, {
    encoding: 'buffer',
    timeout: 5000,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    extendEnv: false,
  });
  // Bytes as characters: a queue's name need not be UTF-8.
  const parts = result.stdout?.toString('latin1').split('\0') ?? [];
  const [inode, msg, sem, shm, semaphores = '', limits = '', device, ...files] = parts;
  // The process may have moved since its links were read: then this is another's content.
  if (`ipc:${inode}` !== namespace) return null;
  if (msg === undefined || sem === undefined || shm === undefined) return null;
  const { objects, troubles: damages } = gathered({
    msg: tableOf(namespace, 'msg', msg),
    sem: tableOf(namespace, 'sem', sem),
    shm: tableOf(namespace, 'shm', shm),
  });
  for (const object of objects) {
    if (object.kind === 'sem') object.semaphores = semaphoresOf(semaphores, object);
  }
  const listed = parseFiles(files).map((file) => listedQueue(namespace, file));
  for (const object of [...objects, ...listed.map(({ queue }) => queue)]) {
    translate(object, maps);
  }
  const troubles = [...damages];
  if (!device) {
    const what = 'POSIX message queues: the mqueue file system could not be mounted there';
    troubles.push({ what, remedy: asRoot() });
  }
  return {
    objects,
    queues: listed,
    device: device ? Number(device) : null,
    directory: null,
    limits: parseLimits(limits.split('\n').filter((line) => line !== '')),
    troubles: [...troubles, ...unreadable(listed)],
  };
}

/**
 * Its output: zero-terminated parts. The queues are seen through a mount in a
 * mount namespace that ends with the script.
 */
const SCRIPT = `
stat -L -c %i /proc/self/ns/ipc | tr -d '\\n'; printf '\\0'
for table in msg sem shm; do cat /proc/sysvipc/$table; printf '\\0'; done
while read -r key semid rest; do
  test "$semid" = semid || { printf '\\001%s\\n' "$semid"; ipcs -s -i "$semid"; }
done < /proc/sysvipc/sem; printf '\\0'
cat ${LIMIT_FILES.join(' ')}; printf '\\0'
at=/dev/mqueue; test -d $at || at=/tmp
exec unshare --mount sh -c '
  mount -t mqueue mqueue "$0" || exit 0
  stat -c %d "$0" | tr -d "\\n"; printf "\\0"
  exec find "$0" -mindepth 1 -printf "%D %i %m %U %G %f\\0" -exec cat {} \\; -printf "\\0"
' $at`;

/** Its part of what `ipcs -s -i` printed for each set, after a line with its semid. */
function semaphoresOf(printed: string, { sysvId, count }: SemaphoreSet): Semaphore[] | null {
  const [, text = ''] = printed.split(`\x01${sysvId}\n`, 2);
  return parseIpcsSemaphores(text.split('\x01')[0] ?? '', count);
}

/** Pairs of `device inode mode uid gid name` and the file's content. */
function parseFiles(parts: readonly string[]): QueueFile[] {
  const files: QueueFile[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const match = /^(\d+) (\d+) ([0-7]+) (\d+) (\d+) (.+)$/s.exec(parts[index] ?? '');
    if (match === null) continue;
    const [, device, inode, mode = '', uid, gid, name = ''] = match;
    files.push({
      name: Buffer.from(name, 'latin1'),
      device: Number(device),
      inode: Number(inode),
      mode: Number.parseInt(mode, 8),
      uid: Number(uid),
      gid: Number(gid),
      content: parts[index + 1] || null,
    });
  }
  return files;
}

export const SAME: IdMaps = { uid: [], gid: [] };

/** Inside a user namespace ids read as they are mapped there: back to those outside. */
export function translate(object: Content['objects'][number], maps: IdMaps): void {
  if (maps === SAME) return;
  const unknown: string[] = [];
  function outside(field: string, map: IdMap, id: number): number {
    const mapped = toOutside(map, id);
    if (mapped === null) unknown.push(field);
    return mapped ?? id;
  }
  object.uid = outside('uid', maps.uid, object.uid);
  object.gid = outside('gid', maps.gid, object.gid);
  if (object.kind !== 'mqueue') {
    object.creatorUid = outside('creatorUid', maps.uid, object.creatorUid);
    object.creatorGid = outside('creatorGid', maps.gid, object.creatorGid);
  }
  if (unknown.length > 0) object.unknown = [...(object.unknown ?? []), ...unknown];
}
