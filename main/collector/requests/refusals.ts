import type { Refusal } from '../../model/requests/answer.ts';
import { asRoot } from '../kernel/rights.ts';

export function refused(reason: string): Refusal {
  return { ok: false, why: 'refused', reason, remedy: asRoot() };
}

export function failed(reason: string, remedy: string | null = null): Refusal {
  return { ok: false, why: 'failed', reason, remedy };
}

export const GONE: Refusal = {
  ok: false,
  why: 'gone',
  reason: 'It is not there any more',
  remedy: null,
};

export const REPLACED: Refusal = {
  ok: false,
  why: 'replaced',
  reason: 'It has been replaced or changed since it was shown here',
  remedy: 'look at it again and try once more',
};

/** What a failed system call means for whoever asked. */
export function refusalOf(error: unknown): Refusal {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
      return refused('Its permissions do not let the collector read it');
    case 'EPERM':
      return refused('Only its owner, its creator or an administrator may do that');
    case 'ENOENT':
    case 'ESRCH':
    case 'EIDRM':
    case 'EINVAL':
      return GONE;
    case 'ENOMEM':
      return failed('There was not enough memory, or no room for it in the address space');
    case 'ENOSYS':
      return failed(`This kernel does not have ${message.replace(/^ENOSYS: /, '')}`);
    default:
      return failed(`The kernel refused: ${message}`);
  }
}
