import { readFileSync } from 'node:fs';
import type { IpcObject } from '../../../main/model/snapshot.ts';
import { type Member, sections } from './inside.ts';
import { isSysv, type SysvObject } from './sysvipc.ts';

/** Letter of ipcs(1) for each kind. */
const LETTERS = { msg: 'q', sem: 's', shm: 'm' } as const;
/** Its listings: plain, by pid (`-p`), by creator (`-c`), by time (`-t`). */
const LISTINGS = {
  msg: ['', '-p', '-c', '-t'],
  sem: ['', '-c', '-t'],
  shm: ['', '-p', '-c', '-t'],
} as const;

/** For an object and a listing, its cells: `shm/3 -p` → `['3', 'root', '812', '812']`. */
export type Cells = Map<string, string[]>;

/** All rows of all listings of `ipcs`, run inside. */
export async function ipcsListings(member: Member): Promise<Cells> {
  const commands: Record<string, string> = {};
  for (const [kind, letter] of Object.entries(LETTERS)) {
    for (const option of LISTINGS[kind as keyof typeof LISTINGS]) {
      commands[`${kind} ${option}`] = `ipcs -${letter} ${option}`;
    }
  }
  const printed = await sections(member, commands);
  const rows: Cells = new Map();
  for (const [name, text] of Object.entries(printed)) {
    const [kind, option = ''] = name.split(' ');
    for (const line of text.split('\n')) {
      const cells = line.trim().split(/\s+/);
      // Only rows have a number for an id: the plain listing begins with the key.
      const id = cells[option === '' ? 1 : 0] ?? '';
      if (/^\d+$/.test(id)) rows.set(`${kind}/${id} ${option}`.trim(), cells.map(unpadded));
    }
  }
  return rows;
}

/** What `ipcs` must print of a snapshot's objects. */
export function asIpcsListings(objects: readonly IpcObject[]): Cells {
  const rows: Cells = new Map();
  for (const object of objects.filter(isSysv)) {
    const name = `${object.kind}/${object.sysvId}`;
    rows.set(name, plain(object));
    const id = `${object.sysvId}`;
    const owner = userName(object.uid);
    rows.set(`${name} -c`, [
      id,
      object.mode.toString(8),
      userName(object.creatorUid),
      groupName(object.creatorGid),
      owner,
      groupName(object.gid),
    ]);
    if (object.kind === 'msg') {
      const { lastSender, lastReceiver, sentAt, receivedAt, changedAt } = object;
      rows.set(`${name} -p`, [id, owner, `${lastSender}`, `${lastReceiver}`]);
      rows.set(`${name} -t`, [id, owner, ...[sentAt, receivedAt, changedAt].flatMap(time)]);
    } else if (object.kind === 'sem') {
      const { operatedAt, changedAt } = object;
      rows.set(`${name} -t`, [id, owner, ...[operatedAt, changedAt].flatMap(fullTime)]);
    } else {
      const { creator, lastOperator, attachedAt, detachedAt, changedAt } = object;
      rows.set(`${name} -p`, [id, owner, `${creator}`, `${lastOperator}`]);
      rows.set(`${name} -t`, [id, owner, ...[attachedAt, detachedAt, changedAt].flatMap(time)]);
    }
  }
  return rows;
}

function plain(object: SysvObject): string[] {
  const key = `0x${(object.key >>> 0).toString(16).padStart(8, '0')}`;
  const start = [key, `${object.sysvId}`, userName(object.uid), object.mode.toString(8)];
  switch (object.kind) {
    case 'msg':
      return [...start, `${object.bytes}`, `${object.messages}`];
    case 'sem':
      return [...start, `${object.count}`];
    case 'shm':
      return [
        ...start,
        `${object.bytes}`,
        `${object.attaches}`,
        ...(object.markedForRemoval ? ['dest'] : []),
        ...(object.locked ? ['locked'] : []),
      ];
  }
}

/** As ctime(3), in UTC; `Not set` for never. Semaphores only are shown so. */
function fullTime(seconds: number): string[] {
  if (seconds === 0) return ['Not', 'set'];
  const [weekday = '', day = '', month = '', year = '', clock = ''] = new Date(seconds * 1000)
    .toUTCString()
    .split(' ');
  return [weekday.replace(',', ''), month, unpadded(day), clock, year];
}

/** The same without weekday and year. */
function time(seconds: number): string[] {
  const full = fullTime(seconds);
  return full.length === 5 ? full.slice(1, 4) : full;
}

function unpadded(cell: string): string {
  return /^0\d$/.test(cell) ? cell.slice(1) : cell;
}

function userName(uid: number): string {
  return nameIn('/etc/passwd', uid);
}

function groupName(gid: number): string {
  return nameIn('/etc/group', gid);
}

function nameIn(file: string, id: number): string {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [name, , number] = line.split(':');
    if (name !== undefined && number === `${id}`) return name;
  }
  return `${id}`;
}
