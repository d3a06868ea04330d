import type { World } from '../../preload/contract.ts';
import { visible } from '../texts/visible.ts';

/** What a file says it is: `IPC namespaces of atlas, 2027-01-15 08:00:00 UTC`. */
export function titleOf({ host, takenAt }: World): string {
  const moment = new Date(takenAt).toISOString().slice(0, 19).replace('T', ' ');
  return `IPC namespaces of ${visible(host.hostname)}, ${moment} UTC`;
}

/** `atlas-ipc-20270115-080000.svg`: of the moment that is shown, in UTC. */
export function fileName({ host, takenAt }: World, ending: string): string {
  const name = host.hostname.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 64) || 'host';
  const moment = new Date(takenAt).toISOString().slice(0, 19);
  return `${name}-ipc-${moment.replace(/[-:]/g, '').replace('T', '-')}.${ending}`;
}
