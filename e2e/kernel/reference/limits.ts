import { type Member, sections } from './inside.ts';

/** Where each limit is read inside an IPC namespace, proc(5); sem(5) for the four in one. */
const FILES = {
  msgmni: 'kernel/msgmni',
  msgmax: 'kernel/msgmax',
  msgmnb: 'kernel/msgmnb',
  shmmax: 'kernel/shmmax',
  shmall: 'kernel/shmall',
  shmmni: 'kernel/shmmni',
  queues_max: 'fs/mqueue/queues_max',
  msg_max: 'fs/mqueue/msg_max',
  msgsize_max: 'fs/mqueue/msgsize_max',
};

/** Its limits as decimal digits, by the names of the snapshot. */
export async function limits(member: Member): Promise<Record<string, string>> {
  const commands = Object.entries(FILES).map(([name, file]) => [name, `cat /proc/sys/${file}`]);
  const all = { ...Object.fromEntries(commands), sem: 'cat /proc/sys/kernel/sem' };
  const { sem = '', ...rest } = await sections(member, all);
  const [semmsl = '', semmns = '', semopm = '', semmni = ''] = sem.trim().split(/\s+/);
  const values = Object.entries(rest).map(([name, text]) => [name, text.trim()]);
  return { ...Object.fromEntries(values), semmsl, semmns, semopm, semmni };
}
