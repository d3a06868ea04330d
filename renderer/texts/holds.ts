import type { Hold } from '../../preload/contract.ts';
import { visible } from './visible.ts';

/** Why a namespace exists where no process is in it, without the node it names. */
export function holdWords(hold: Hold): { words: string; page: string } {
  switch (hold.kind) {
    case 'bind-mount':
      return { words: `a bind mount at ${visible(hold.path)}`, page: 'namespaces(7)' };
    case 'open-file':
      return { words: `descriptor ${hold.fd}, open in`, page: 'proc_pid_fd(5)' };
    case 'socket':
      return { words: `a socket, descriptor ${hold.fd}, open in`, page: 'ioctl_ns(2)' };
    case 'thread':
      return { words: `thread ${hold.tid} of`, page: 'setns(2)' };
    case 'child':
      return { words: 'a namespace below it', page: 'namespaces(7)' };
  }
}
