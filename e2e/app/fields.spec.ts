import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { parseDetails } from '../kernel/reference/details.ts';
import { inside } from '../kernel/reference/inside.ts';
import { limits } from '../kernel/reference/limits.ts';
import { mountedQueues } from '../kernel/reference/queues.ts';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_IPC, type World } from '../worlds/world.mjs';
import type { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

test.skip(process.getuid?.() !== 0, 'ipcs(1) has to be run inside');

const [OWNER, GROUP] = [64_801, 64_850];
const MODE = K.IPC_CREAT | 0o640;

/**
 * What every field of a view must say on hover, by its label, as another program or
 * the kernel's own files have it. A field without one is a field that nobody checks.
 */
type Expected = Record<string, string | RegExp>;

/** Every field of the view: its value as the kernel gives it, else its words. */
async function fields({ inspector }: App): Promise<Record<string, string>> {
  const pairs = await inspector.panel.locator('dl dt').evaluateAll((terms) =>
    terms.map((term) => {
      const value = term.nextElementSibling;
      const raw = value?.querySelector('[title]')?.getAttribute('title');
      return [term.textContent ?? '', raw ?? value?.textContent ?? ''] as const;
    }),
  );
  const found: Record<string, string> = {};
  // The limits of both kinds of queues are called the same.
  for (const [label, raw] of pairs) found[label in found ? `${label} again` : label] = raw;
  return found;
}

async function compare(app: App, expected: Expected): Promise<void> {
  const found = await fields(app);
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [label, value] of Object.entries(expected)) {
    if (typeof value === 'string') expect(found[label], label).toBe(value);
    else expect(found[label], label).toMatch(value);
  }
}

const number = (value: string | number) => Number(value).toLocaleString('en');
const bytes = (value: string | number) =>
  `${number(value)} ${Number(value) === 1 ? 'byte' : 'bytes'}`;
const moment = (seconds = '') =>
  seconds === '0' ? '0: it never happened' : new RegExp(`, Unix time ${seconds} s$`);

interface Furnished {
  readonly actor: Actor;
  readonly other: Actor;
}

/** A room with an object of each kind that two have used, all of somebody else by now. */
async function furnished(world: World): Promise<Furnished> {
  const actor = await world.actor(NEW_IPC);
  const other = await world.actorWith(actor);
  const queue = await actor.do('msgget', -559038737, MODE);
  await actor.do('msgsnd', queue, 1, 'first');
  await actor.do('msgsnd', queue, 1, 'second');
  await other.do('msgrcv', queue);
  const segment = await actor.do('shmget', 0x5a01_0002, 3_000_000, MODE);
  await other.do('shmdt', await other.do('shmat', segment));
  await actor.do('touch', await actor.do('shmat', segment), 9000);
  const set = await actor.do('semget', 0x41, 2, MODE);
  await other.do('semop', set, [[1, 3]]);
  const posix = await actor.do('mq_open', '/letters', K.O_CREAT | K.O_RDWR, 0o640);
  await actor.do('mq_send', posix, 'four');
  const owner = { uid: OWNER, gid: GROUP, mode: 0o604 };
  await actor.do('msgset', queue, owner);
  await actor.do('shmset', segment, owner);
  return { actor, other };
}

/** What `ipcs -i` and lsipc(1) say of an object, and its line of /proc/sysvipc. */
async function reference({ actor }: Furnished, kind: 'msg' | 'sem' | 'shm') {
  const letter = { msg: 'q', sem: 's', shm: 'm' }[kind];
  const text = async (script: string) => (await inside(actor, script)).toString();
  const [heads = '', line = ''] = (await text(`cat /proc/sysvipc/${kind}`)).split('\n');
  const values = line.trim().split(/\s+/);
  const table = heads.trim().split(/\s+/);
  const proc = (column: string) => values[table.indexOf(column)] ?? '';
  const key = await text(`lsipc -${letter} --noheadings --raw --output KEY`);
  return { details: parseDetails(await text(`ipcs -${letter} -i 0`)), key: key.trim(), proc };
}

type Reference = Awaited<ReturnType<typeof reference>>;

/** What all System V objects have. */
function common({ actor }: Furnished, kind: 'msg' | 'sem' | 'shm', { details, key }: Reference) {
  const id = { msg: 'msqid', sem: 'semid', shm: 'shmid' }[kind];
  const mode = kind === 'msg' ? details.mode : details.access_perms;
  return {
    Kind: kind,
    [id]: '0',
    Key: new RegExp(`^${key}, as a signed number ${Number(key) | 0}$`),
    Namespace: actor.ipc,
    Id: `${actor.ipc}/${kind}/0`,
    Owner: `uid ${details.uid}`,
    'Owner’s group': `gid ${details.gid}`,
    Creator: `uid ${details.cuid}`,
    'Creator’s group': `gid ${details.cgid}`,
    Permissions: `${mode} octal`,
  };
}

async function open(app: App, { actor }: Furnished, part: string): Promise<void> {
  await app.outline.open(actor.ipc);
  await app.outline.item(part === '' ? actor.ipc : `${actor.ipc}/${part}`).click();
  // As the poll after all of it has it.
  const seen = await app.picture.sequence();
  await expect.poll(() => app.picture.sequence()).toBeGreaterThan(seen + 1);
}

test('every field of a message queue', async ({ app, world }) => {
  const room = await furnished(world);
  await open(app, room, 'msg/0');
  const truth = await reference(room, 'msg');
  const { details } = truth;
  await compare(app, {
    ...common(room, 'msg', truth),
    Messages: `${details.qnum}`,
    Size: bytes(details.cbytes ?? ''),
    'Last sender': `pid ${details.lspid}`,
    'Last receiver': `pid ${details.lrpid}`,
    Waiting: /^No process was seen to wait/,
    'Last sent': moment(details.send_time),
    'Last received': moment(details.rcv_time),
    'Made or changed': moment(details.change_time),
  });
  expect(details).toMatchObject({ uid: `${OWNER}`, lspid: `${room.actor.pid}` });
});

test('every field of a segment', async ({ app, world }) => {
  const room = await furnished(world);
  await open(app, room, 'shm/0');
  const truth = await reference(room, 'shm');
  const { details, proc } = truth;
  await compare(app, {
    ...common(room, 'shm', truth),
    Size: bytes(details.bytes ?? ''),
    'In memory': bytes(proc('rss')),
    'Swapped out': bytes(proc('swap')),
    Locked: 'false',
    Removal: 'false',
    Attaches: `nattch ${details.nattch}`,
    'Made by': `pid ${details.cpid}`,
    'Last operator': `pid ${details.lpid}`,
    'Attached by': new RegExp(`^pid ${room.actor.pid} .*attached to read and write$`),
    'Last attached': moment(details.att_time),
    'Last detached': moment(details.det_time),
    'Made or changed': moment(details.change_time),
  });
  expect(Number(proc('rss'))).toBeGreaterThan(8000);
});

test('every field of a semaphore set', async ({ app, world }) => {
  const room = await furnished(world);
  const waiting = room.other.do('semop', 0, [[0, -1]]).catch(() => {});
  await open(app, room, 'sem/0');
  const truth = await reference(room, 'sem');
  const { details } = truth;
  await compare(app, {
    ...common(room, 'sem', truth),
    Semaphores: `${details.nsems}`,
    'Seen with it': new RegExp(`^pid ${room.other.pid} .*waits in semtimedop\\(\\)`),
    'Last operation': moment(details.otime),
    'Made or changed': moment(details.ctime),
  });
  // Value, waiting to rise, waiting for nought, last pid; the window has the number before them.
  const rows = await app.inspector.panel
    .getByRole('region', { name: 'Semaphores' })
    .locator('tbody tr')
    .allInnerTexts();
  const shown = rows.map((row) =>
    row
      .replace('none seen', 'pid 0')
      .replace(/pid (\d+).*$/s, '$1')
      .trim()
      .split(/\s+/)
      .slice(1)
      .join(' '),
  );
  expect(shown.join(', ')).toBe(details.semaphores);
  expect(details.semaphores).toContain('0 1 0 0');
  await room.other.end();
  await waiting;
});

test('every field of a POSIX queue', async ({ app, world }) => {
  const room = await furnished(world);
  await open(app, room, 'mqueue/letters');
  const truth = (await mountedQueues(room.actor)).get('/letters');
  if (truth === undefined) throw new Error('not there');
  await compare(app, {
    Kind: 'mqueue',
    Name: '/letters',
    Namespace: room.actor.ipc,
    Id: `${room.actor.ipc}/mqueue/letters`,
    Owner: `uid ${truth.uid}`,
    'Owner’s group': `gid ${truth.gid}`,
    Permissions: `0${truth.mode.toString(8)} octal`,
    Size: bytes(truth.bytes),
    'Tells of messages': truth.notify === null ? 'nobody' : /^pid/,
    'Open in': new RegExp(`^pid ${room.actor.pid} .*has it open to send and receive$`),
  });
});

test('every field of a process', async ({ app, world }) => {
  const room = await furnished(world);
  const { pid } = room.actor;
  await app.outline.open(room.actor.ipc);
  await app.outline.item(`pid ${pid}`).click();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const line = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1] ?? '';
  const [, uid = '', , fsuid = ''] = line('Uid').split('\t');
  const [, gid = '', , fsgid = ''] = line('Gid').split('\t');
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const began = execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const namespaces = Object.fromEntries(
    ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts'].map((type) => [
      type,
      readlinkSync(`/proc/${pid}/ns/${type}`).replace(/[[\]]/g, ''),
    ]),
  );
  const started = Number(/Unix time (\d+) ms$/.exec(await app.inspector.raw('Started'))?.[1]);
  // ps(1) counts from a time of boot that it rounds by itself.
  expect(Math.abs(started - Date.parse(began))).toBeLessThanOrEqual(2000);
  await compare(app, {
    Started: /Unix time \d+ ms$/,
    Name: line('Name'),
    'Command line': words.join(' '),
    'Process id': `pid ${pid}`,
    State: line('State').charAt(0),
    Parent: `pid ${line('PPid')}`,
    'Pids inside': line('NSpid').replaceAll('\t', ' '),
    User: `uid ${uid}`,
    Group: `gid ${gid}`,
    'Further groups': line('Groups').trim() || 'none',
    'File system ids': `fsuid ${fsuid}, fsgid ${fsgid}`,
    Capabilities: `CapEff ${line('CapEff')}`,
    Container: /^none$|^\S+ \S+$/,
    'IPC objects': /shmid 0 segment.*attached to read and write.*\/letters/,
    Cgroup: namespaces.cgroup ?? '',
    IPC: room.actor.ipc,
    Mount: namespaces.mnt ?? '',
    Network: namespaces.net ?? '',
    PID: namespaces.pid ?? '',
    Time: namespaces.time ?? '',
    'User again': namespaces.user ?? '',
    UTS: namespaces.uts ?? '',
  });
});

test('every field of an IPC namespace', async ({ app, world }) => {
  const room = await furnished(world);
  // What is run inside to tell them is in the namespace while it runs, and would be counted.
  const truth = await limits(room.actor);
  await open(app, room, '');
  const { ipc, pid } = room.actor;
  const inode = statSync(`/proc/${pid}/ns/ipc`).ino;
  const count = execFileSync('lsns', ['-n', '-t', 'ipc', '-o', 'NS,NPROCS'], { encoding: 'utf8' });
  const nprocs = new RegExp(`^ *${inode} +(\\d+)$`, 'm').exec(count)?.[1];
  const limit = (name: string, unit: string) =>
    `${name} ${BigInt(truth[name] ?? 0).toLocaleString('en')}${unit}`;
  await compare(app, {
    Type: 'ipc',
    Made: 'not initial',
    Id: ipc,
    Inode: `${inode}`,
    Objects: '4',
    'Queue directory': '01777 octal, uid 0, gid 0',
    Processes: `${nprocs}`,
    Owner: readlinkSync('/proc/self/ns/user').replace(/[[\]]/g, ''),
    Parent: 'null',
    'Nested in': readlinkSync('/proc/self/ns/ipc').replace(/[[\]]/g, ''),
    Queues: limit('msgmni', ''),
    'One message': limit('msgmax', ' bytes'),
    'One queue, when made': limit('msgmnb', ' bytes'),
    Sets: limit('semmni', ''),
    'In one set': limit('semmsl', ''),
    'In all sets': limit('semmns', ''),
    'In one call': limit('semopm', ''),
    Segments: limit('shmmni', ''),
    'One segment': limit('shmmax', ' bytes'),
    'All segments': limit('shmall', ' pages'),
    'Queues again': limit('queues_max', ''),
    'In one queue': limit('msg_max', ''),
    'One message again': limit('msgsize_max', ' bytes'),
  });
});
