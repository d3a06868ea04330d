import type { Integer, IpcLimits } from '../../preload/contract.ts';
import { number, plural } from './numbers.ts';
import { exactBytes, isUnlimited, size } from './sizes.ts';

type Unit = 'bytes' | 'pages' | readonly [one: string, many: string];

interface Limit {
  readonly name: keyof IpcLimits;
  readonly label: string;
  readonly unit: Unit;
  readonly page: string;
}

/** The limits of an IPC namespace, in groups as a person asks. */
export const LIMITS: readonly { title: string; limits: readonly Limit[] }[] = [
  {
    title: 'System V message queues',
    limits: [
      limit('msgmni', 'Queues', ['queue', 'queues'], 'msgget(2)'),
      limit('msgmax', 'One message', 'bytes', 'msgop(2)'),
      limit('msgmnb', 'One queue, when made', 'bytes', 'msgget(2)'),
    ],
  },
  {
    title: 'Semaphores',
    limits: [
      limit('semmni', 'Sets', ['set', 'sets'], 'semget(2)'),
      limit('semmsl', 'In one set', ['semaphore', 'semaphores'], 'semget(2)'),
      limit('semmns', 'In all sets', ['semaphore', 'semaphores'], 'semget(2)'),
      limit('semopm', 'In one call', ['operation', 'operations'], 'semop(2)'),
    ],
  },
  {
    title: 'Shared memory',
    limits: [
      limit('shmmni', 'Segments', ['segment', 'segments'], 'shmget(2)'),
      limit('shmmax', 'One segment', 'bytes', 'shmget(2)'),
      limit('shmall', 'All segments', 'pages', 'shmget(2)'),
    ],
  },
  {
    title: 'POSIX message queues',
    limits: [
      limit('queues_max', 'Queues', ['queue', 'queues'], 'mq_overview(7)'),
      limit('msg_max', 'In one queue', ['message', 'messages'], 'mq_overview(7)'),
      limit('msgsize_max', 'One message', 'bytes', 'mq_overview(7)'),
    ],
  },
];

function limit(name: keyof IpcLimits, label: string, unit: Unit, page: string): Limit {
  return { name, label, unit, page };
}

export function limitWords(value: Integer, unit: Unit): string {
  if (unit === 'bytes') return isUnlimited(value) ? 'unlimited' : size(value);
  if (unit === 'pages') return isUnlimited(value) ? 'unlimited' : plural(value, 'page');
  return plural(value, unit[0], unit[1]);
}

export function limitRaw(value: Integer, unit: Unit): string {
  if (unit === 'bytes') return exactBytes(value);
  if (unit === 'pages') return plural(value, 'page');
  return number(value);
}
