import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcObject, PosixQueue } from '../../../main/model/snapshot.ts';
import { inside, type Member } from './inside.ts';

/** What a mounted mqueue file system shows of a queue. */
export interface MountedQueue {
  mode: number;
  uid: number;
  gid: number;
  bytes: number;
  notify: PosixQueue['notify'];
}

/** Mounts mqueue inside and lists it; by name, byte for byte as latin1, with its slash. */
export async function mountedQueues(member: Member): Promise<Map<string, MountedQueue>> {
  const place = mkdtempSync(join(tmpdir(), 'ipcscope-mqueue-'));
  try {
    const script = `unshare --mount sh -ec 'mount -t mqueue none ${place}
      find ${place} -type f -printf "%f\\0%m\\0%U\\0%G\\0" -exec cat {} \\; -printf "\\0"'`;
    const fields = (await inside(member, script)).toString('latin1').split('\0');
    const queues = new Map<string, MountedQueue>();
    for (let at = 0; at + 4 < fields.length; at += 5) {
      const [name = '', mode = '', uid = '', gid = '', content = ''] = fields.slice(at);
      queues.set(`/${name}`, {
        mode: Number.parseInt(mode, 8),
        uid: Number(uid),
        gid: Number(gid),
        ...status(content),
      });
    }
    return queues;
  } finally {
    rmdirSync(place);
  }
}

/** `QSIZE:129        NOTIFY:0     SIGNO:10    NOTIFY_PID:8260`, mq_overview(7) */
function status(content: string): Pick<MountedQueue, 'bytes' | 'notify'> {
  const value = (name: string) => Number(new RegExp(`\\b${name}: *(\\d+)`).exec(content)?.[1]);
  const pid = value('NOTIFY_PID');
  return {
    bytes: value('QSIZE'),
    notify: pid === 0 ? null : { pid, signal: value('SIGNO') },
  };
}

/** The same of a snapshot's queues, their names taken back out of their ids. */
export function asMounted(objects: readonly IpcObject[]): Map<string, MountedQueue> {
  const queues = objects.filter((object): object is PosixQueue => object.kind === 'mqueue');
  return new Map(
    queues.map(({ id, mode, uid, gid, bytes, notify }) => [
      `/${decoded(id.slice(id.indexOf('/mqueue/') + '/mqueue/'.length))}`,
      { mode, uid, gid, bytes, notify },
    ]),
  );
}

function decoded(part: string): string {
  return part.replace(/%([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
