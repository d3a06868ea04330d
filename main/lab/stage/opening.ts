/** How a stage is opened: by root, by a user who has no other ids, by one who has some. */
export type Way = 'root' | 'one-user' | 'sub-ids';

/** Ends every namespace of it with the process that made them; see unshare(1). */
const OPTIONS = '--ipc --net --mount --pid --fork --kill-child --mount-proc';

const USER: Readonly<Record<Way, string>> = {
  root: '',
  'one-user': '--user --map-root-user ',
  // newuidmap(1) and subuid(5)
  'sub-ids': '--user --map-root-user --map-auto ',
};

/** The command in whose shell everything of a scenario is typed. */
export function shellCommand(way: Way): string {
  return `unshare ${USER[way]}${OPTIONS} sh`;
}

/** Where the stage has its programs. Mounted there for the stage alone. */
export const STAGE_PROGRAMS = '/mnt/bin';

/**
 * What is typed in that shell first: the lab's programs, a view of the POSIX queues
 * (mq_overview(7)) and a /dev/shm of its own (shm_overview(7)). All mounts are seen
 * on the stage only, and go with it.
 *
 * @param programs the folder of the lab's programs
 */
export function preparation(programs: string): string[] {
  return [
    `mount -t tmpfs lab /mnt && mkdir /mnt/bin /mnt/mqueue && mount --bind ${quoted(programs)} ${STAGE_PROGRAMS} && PATH=${STAGE_PROGRAMS}:$PATH`,
    'mount -t mqueue lab /mnt/mqueue && mount -t tmpfs lab /dev/shm',
  ];
}

/** As one word of the shell, whatever is in it. */
export function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
