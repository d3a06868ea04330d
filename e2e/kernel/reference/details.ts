import type { IpcObject } from '../../../main/model/snapshot.ts';
import { type Member, sections } from './inside.ts';
import { isSysv, type SysvObject } from './sysvipc.ts';

/** The fields of `ipcs -i`, by the names it prints; times as Unix seconds. */
export type Details = Record<string, string>;

const LETTERS = { msg: 'q', sem: 's', shm: 'm' } as const;

/** `ipcs -i ID` inside for each of these objects. */
export async function ipcsDetails(
  member: Member,
  objects: readonly IpcObject[],
): Promise<Map<string, Details>> {
  const commands: Record<string, string> = {};
  for (const { id, kind, sysvId } of objects.filter(isSysv)) {
    commands[id] = `ipcs -${LETTERS[kind]} -i ${sysvId}`;
  }
  const printed = await sections(member, commands);
  return new Map(Object.entries(printed).map(([id, text]) => [id, parseDetails(text)]));
}

export function parseDetails(text: string): Details {
  const found: Details = {};
  // `uid=0<tab>gid=0`, `mode=0644, access_perms=0644`, `otime = Not set   `
  // Lines of a table: number, value, waiting to rise, waiting for zero, last pid.
  const rows = [...text.matchAll(/^(\d+) +(\d+) +(\d+) +(\d+) +(\d+) *$/gm)];
  if (rows.length > 0) found.semaphores = rows.map((row) => row.slice(2).join(' ')).join(', ');
  for (const [, name = '', value = ''] of text.matchAll(
    /(\w+) ?= ?([^\t\n=]*?)(?=[\t\n,]|\s\w+ ?=)/g,
  )) {
    found[name] = name.includes('time') ? `${seconds(value.trim())}` : value.trim();
  }
  return found;
}

function seconds(text: string): number {
  return text === 'Not set' ? 0 : Date.parse(`${text} UTC`) / 1000;
}

/** Of these, what the snapshot shows too; what `ipcs -i` must say of it. */
export function asDetails(object: SysvObject): Details {
  // printf's %#o, which gives 0 no second one.
  const octal = (mode: number) => (mode === 0 ? '0' : `0${mode.toString(8)}`);
  const common = {
    uid: object.uid,
    gid: object.gid,
    cuid: object.creatorUid,
    cgid: object.creatorGid,
  };
  const values = (() => {
    switch (object.kind) {
      case 'msg':
        return {
          ...common,
          mode: octal(object.mode),
          cbytes: object.bytes,
          qnum: object.messages,
          lspid: object.lastSender,
          lrpid: object.lastReceiver,
          send_time: object.sentAt,
          rcv_time: object.receivedAt,
          change_time: object.changedAt,
        };
      case 'sem':
        return {
          ...common,
          access_perms: octal(object.mode),
          nsems: object.count,
          otime: object.operatedAt,
          ctime: object.changedAt,
          semaphores: (object.semaphores ?? [])
            .map((one) => [one.value, one.waitingToRise, one.waitingForZero, one.lastPid].join(' '))
            .join(', '),
        };
      case 'shm':
        return {
          ...common,
          access_perms: octal(object.mode),
          bytes: object.bytes,
          lpid: object.lastOperator,
          cpid: object.creator,
          nattch: object.attaches,
          att_time: object.attachedAt,
          det_time: object.detachedAt,
          change_time: object.changedAt,
        };
    }
  })();
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`]));
}
