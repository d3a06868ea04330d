import type { IpcLimits, IpcObject } from '../../../preload/contract.ts';

/**
 * How full a queue is, 0 to 1, against the limit that its namespace gives a new
 * queue: msgmnb for System V, msg_max times msgsize_max for POSIX (where a
 * queue's own limit cannot be seen from outside). Null: not measurable.
 */
export function fullness(object: IpcObject, limits: IpcLimits | undefined): number | null {
  if (object.unknown?.includes('bytes')) return null;
  if (object.kind === 'msg') {
    if (object.messages === 0) return 0;
    return share(object.bytes, Number(limits?.msgmnb));
  }
  if (object.kind === 'mqueue') {
    if (object.bytes === 0) return 0;
    return share(object.bytes, Number(limits?.msg_max) * Number(limits?.msgsize_max));
  }
  return null;
}

function share(bytes: number, limit: number): number | null {
  return limit > 0 ? Math.min(1, bytes / limit) : null;
}
