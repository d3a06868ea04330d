import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type World as Picture, worldOf } from '../../main/model/difference.ts';
import type { IpcObject, Snapshot } from '../../main/model/snapshot.ts';
import {
  namespaceCommand,
  objectCommand,
  processCommand,
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
          const command = objectCommand(object, picture)?.command ?? '';
          compare(object, type(prefix, command), mapped);
        }
      },
    );
  }

  test('a process and its namespace are there under the same names', async () => {
    const actor = await world.actor(asRoot ? NEW_IPC : NEW_USER_AND_IPC);
    const picture = await look([]);
    const process = picture.processes.get(actor.pid);
    const room = picture.namespaces.get(actor.ipc);
    if (!process || !room) throw new Error('not there');
    const status = type([], processCommand(process).command);
    expect(status).toMatch(new RegExp(`^Name:\t${process.comm}$`, 'm'));
    expect(status).toMatch(new RegExp(`^Pid:\t${actor.pid}$`, 'm'));
    const members = type([], namespaceCommand(room, picture).command);
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
    const command = objectCommand(object, picture)?.command ?? '';
    expect(command).toContain(`--ipc=/proc/${holder}/fd/7`);
    compare(object, type([], command), false);
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
