import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type World as Picture, worldOf } from '../../main/model/difference.ts';
import type { IpcObject, Snapshot } from '../../main/model/snapshot.ts';
import {
  namespaceCommands,
  objectCommands,
  processCommands,
  type ShellCommand,
} from '../../renderer/inspector/shell/commands.ts';
import { parts } from '../../scripts/build/parts.mjs';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { type PlainUser, plainUser } from '../worlds/plain-user.mjs';
import { NEW_IPC, NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { output } from './collector/run.ts';
import { asDetails, parseDetails } from './reference/details.ts';

const asRoot = process.getuid?.() === 0;
const NEEDED = [
  'package.json',
  parts.collector.output,
  'node_modules/koffi',
  'e2e/worlds/actor/index.mjs',
  'e2e/worlds/actor',
];

describe('the commands that the inspector shows', () => {
  let world: World;
  let user: PlainUser;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
    user = plainUser(NEEDED);
  });
  afterAll(async () => {
    await world.dispose();
    user.remove();
  });

  const cases = [
    { who: 'root', where: 'in another namespace', through: NEW_IPC.split(' '), plain: false },
    { who: 'root', where: 'here', through: [], plain: false },
    { who: 'a plain user', where: 'here', through: [], plain: true },
    {
      who: 'a plain user',
      where: 'in a rootless namespace',
      through: NEW_USER_AND_IPC.split(' '),
      plain: true,
    },
  ];
  for (const { who, where, through, plain } of cases) {
    test.skipIf(!asRoot && !plain)(
      `say the same of objects ${where}, typed by ${who}`,
      async () => {
        const prefix = plain ? user.prefix : [];
        const script = join(user.place, 'e2e/worlds/actor/index.mjs');
        const actor = await world.actor([...prefix, ...through], plain ? script : undefined);
        const ids = await furnish(actor, through.length === 0);
        const picture = await look(prefix);
        // Inside a user namespace ids read as they are mapped there.
        const mapped = through.includes('--user');
        for (const id of ids) {
          const object = picture.objects.get(id);
          // Where the user lives the mqueue file system may not be mounted.
          if (object === undefined && id.includes('/mqueue/') && through.length === 0) continue;
          if (object === undefined) throw new Error(`${id} is not there`);
          const command = objectCommands(object, picture)[0]?.command ?? '';
          compare(object, type(prefix, command), mapped);
        }
        const room = picture.namespaces.get(actor.ipc);
        if (room === undefined) throw new Error('not there');
        const ours = ids.flatMap((id) => picture.objects.get(id) ?? []);
        const commands = namespaceCommands(room, picture);
        compareRoom(commands, ours, through.length > 0, (command) => type(prefix, command));
      },
    );
  }

  test('a process and its namespace are there under the same names', async () => {
    const actor = await world.actor(asRoot ? NEW_IPC : NEW_USER_AND_IPC);
    const picture = await look([]);
    const process = picture.processes.get(actor.pid);
    const room = picture.namespaces.get(actor.ipc);
    if (!process || !room) throw new Error('not there');
    const [own = NOTHING, namespaces = NOTHING] = processCommands(process, picture);
    const status = type([], own.command);
    expect(status).toMatch(new RegExp(`^Name:\t${process.comm}$`, 'm'));
    expect(status).toMatch(new RegExp(`^Pid:\t${actor.pid}$`, 'm'));
    const inodes = type([], namespaces.command).matchAll(/^ *(\d+) (\w+) /gm);
    const listed = [...inodes].map(([, inode, type]) => `${type}:${inode}`);
    expect(listed.sort()).toEqual(Object.values(process.namespaces).sort());
    const [who = NOTHING] = namespaceCommands(room, picture);
    const members = type([], who.command);
    expect(members).toMatch(new RegExp(`^ *${actor.pid} `, 'm'));
    expect(members.trim().split('\n')).toHaveLength(room.processCount + 1);
  });

  test.skipIf(!asRoot)('lead into a namespace that only a descriptor holds', async () => {
    const inside = await world.actorInNew();
    const msqid = await inside.do('msgget', 7, K.IPC_CREAT | 0o600);
    const holder = await world.run('sh', '-c', `exec 7</proc/${inside.pid}/ns/ipc sleep infinity`);
    while (spawnSync('test', ['-e', `/proc/${holder}/fd/7`]).status !== 0);
    await inside.end();
    const picture = await look([]);
    const object = picture.objects.get(`${inside.ipc}/msg/${msqid}`);
    if (object === undefined) throw new Error('not there');
    const command = objectCommands(object, picture)[0]?.command ?? '';
    expect(command).toContain(`--ipc=/proc/${holder}/fd/7`);
    compare(object, type([], command), false);
    const room = picture.namespaces.get(inside.ipc);
    if (room === undefined) throw new Error('not there');
    const commands = namespaceCommands(room, picture);
    // Nobody is in it whom lsns(8) could list.
    expect(commands.map(({ shows }) => shows)).not.toContain('its processes');
    compareRoom(commands, [object], true, (line) => type([], line));
  });

  async function furnish(actor: Actor, own: boolean): Promise<string[]> {
    const key = () => (own ? world.key() : 5);
    const flags = K.IPC_CREAT | 0o640;
    const queue = await actor.do('msgget', key(), flags);
    await actor.do('msgsnd', queue, 1, 'hello');
    const set = await actor.do('semget', key(), 3, flags);
    await actor.do('semop', set, [[1, 4]]);
    const segment = await actor.do('shmget', key(), 9000, flags);
    await actor.do('shmat', segment);
    const name = own ? world.queueName() : "/it's";
    const posix = await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
    await actor.do('mq_send', posix, 'four');
    const ids = [`msg/${queue}`, `sem/${set}`, `shm/${segment}`, `mqueue${name}`];
    if (!own) {
      await actor.do('mq_open', { hex: '2fff250a41' }, K.O_CREAT | K.O_RDWR, 0o600);
      ids.push('mqueue/%FF%%0AA');
    }
    return ids.map((id) => `${actor.ipc}/${id}`);
  }

  async function look(prefix: readonly string[]): Promise<Picture> {
    const place = prefix.length > 0 ? user.place : '.';
    const [file = '', ...args] = [...prefix, process.execPath];
    const text = await output(file, [...args, join(place, parts.collector.output)]);
    return worldOf(JSON.parse(text) as Snapshot);
  }
});

/** Types it into a shell; who is root already needs no sudo, which may not be there. */
function type(prefix: readonly string[], command: string): string {
  const typed = asRoot ? command.replace(/^sudo /, '') : command;
  if (prefix.length > 0 || !asRoot) expect(typed).not.toContain('sudo');
  const [file = '', ...args] = [...prefix, 'bash', '-c', typed];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const { status, stdout, stderr } = spawnSync(file, args, { env, encoding: 'latin1' });
  if (status !== 0) throw new Error(`${typed}: ${stderr}`);
  return stdout;
}

const NOTHING: ShellCommand = { shows: 'nothing', command: 'false', note: null };

/** What the commands list of a namespace against these objects, which are all or some of it. */
function compareRoom(
  commands: readonly ShellCommand[],
  objects: readonly IpcObject[],
  all: boolean,
  typed: (command: string) => string,
): void {
  const line = (shows: string) => commands.find((one) => one.shows === shows)?.command ?? 'false';
  const printed = typed(line('its System V objects')).matchAll(/^0x([0-9a-f]{8}) (\d+) /gm);
  const listed = [...printed].map(([, key, number]) => `${key} ${number}`);
  const known = objects.flatMap((object) => {
    if (object.kind === 'mqueue') return [];
    return [`${(object.key >>> 0).toString(16).padStart(8, '0')} ${object.sysvId}`];
  });
  if (all) expect(listed.sort()).toEqual(known.sort());
  else expect(listed).toEqual(expect.arrayContaining(known));
  const queues = objects.filter(({ kind }) => kind === 'mqueue');
  if (queues.length === 0) return;
  const files = typed(line('its POSIX queues'));
  for (const { id } of queues) expect(files).toContain(` ${fileOf(id)}\n`);
  if (all) expect(files.match(/^-rw/gm)).toHaveLength(queues.length);
}

/** The name of a queue's file, a character for each byte. */
function fileOf(id: string): string {
  const name = id.slice(id.indexOf('/mqueue/') + '/mqueue/'.length);
  return name.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What was printed against what the snapshot says. */
function compare(object: IpcObject, printed: string, mapped: boolean): void {
  if (object.kind === 'mqueue') {
    expect(printed).toMatch(new RegExp(`QSIZE:${object.bytes} `));
    expect(printed).toMatch(/^-rw-------/);
    return;
  }
  const expected = asDetails(object);
  if (mapped) for (const id of ['uid', 'gid', 'cuid', 'cgid']) delete expected[id];
  expect(parseDetails(printed)).toMatchObject(expected);
}
