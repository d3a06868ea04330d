import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { EventWatch } from './collector/events.ts';
import { noEvents } from './reference/tracefs.ts';

const reason = noEvents();
const MAKE = K.IPC_CREAT | 0o600;

describe.skipIf(reason !== null)(`live events${reason ? `: ${reason}` : ''}`, () => {
  let world: World;
  let watch: EventWatch;
  let inside: Actor;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
    inside = await world.actorInNew();
    watch = await EventWatch.start();
  });
  afterAll(async () => {
    await watch.end();
    await world.dispose();
  });

  test('they are on', () => expect(watch.state).toEqual({ type: 'events-state', state: 'on' }));

  test('a message, from the one who sends it to the one who takes it', async () => {
    const other = await world.actorWith(inside);
    const queue = await inside.do('msgget', 7, MAKE);
    await inside.do('msgsnd', queue, 3, 'hello');
    await other.do('msgrcv', queue);
    const object = `${inside.ipc}/msg/${queue}`;
    const place = { namespace: inside.ipc, object };
    expect(await watch.event({ call: 'msgget', pid: inside.pid })).toMatchObject({
      ...place,
      arguments: { key: 7, msgflg: MAKE },
      result: queue,
    });
    const sent = await watch.event({ call: 'msgsnd', pid: inside.pid });
    expect(sent).toMatchObject({
      ...place,
      tid: inside.pid,
      returned: true,
      arguments: { msqid: queue, msgsz: 5, msgflg: 0 },
      result: 0,
      error: null,
    });
    const taken = await watch.event({ call: 'msgrcv', pid: other.pid });
    expect(taken).toMatchObject({ ...place, arguments: { msgsz: 8192, msgtyp: 0 }, result: 5 });
    expect(taken.at).toBeGreaterThan(sent.at);
    // The process says what it is called.
    expect(sent.comm).toBe('node');
  });

  test('in the namespace that we live in, the same number is another queue', async () => {
    const actor = await world.actor();
    const queue = await actor.do('msgget', world.key(), MAKE);
    await actor.do('msgsnd', queue, 1, 'x');
    await actor.do('msgremove', queue);
    expect(await watch.event({ call: 'msgsnd', pid: actor.pid })).toMatchObject({
      namespace: actor.ipc,
      object: `${actor.ipc}/msg/${queue}`,
    });
    expect(await watch.event({ call: 'msgctl', pid: actor.pid })).toMatchObject({
      arguments: { msqid: queue, cmd: 'IPC_RMID' },
      object: `${actor.ipc}/msg/${queue}`,
    });
  });

  test('what fails is told with its error', async () => {
    const actor = await world.actorInNew();
    const queue = await actor.do('msgget', 7, MAKE);
    const set = await actor.do('semget', 7, 1, MAKE);
    await expect(actor.do('msgrcv', queue, 0, K.IPC_NOWAIT)).rejects.toThrow('ENOMSG');
    await expect(actor.do('msgget', 7, MAKE | K.IPC_EXCL)).rejects.toThrow('EEXIST');
    await expect(actor.do('semop', set, [[0, -1, K.IPC_NOWAIT]])).rejects.toThrow('EAGAIN');
    await expect(actor.do('shmat', 4711)).rejects.toThrow('EINVAL');
    await expect(actor.do('mq_open', '/none', K.O_RDWR)).rejects.toThrow('ENOENT');
    const mine = { pid: actor.pid, result: -1 };
    expect(await watch.event({ ...mine, call: 'msgrcv' })).toMatchObject({ error: 'ENOMSG' });
    expect(await watch.event({ ...mine, call: 'msgget' })).toMatchObject({ error: 'EEXIST' });
    expect(await watch.event({ ...mine, call: 'semtimedop' })).toMatchObject({ error: 'EAGAIN' });
    expect(await watch.event({ ...mine, call: 'shmat' })).toMatchObject({ error: 'EINVAL' });
    expect(await watch.event({ ...mine, call: 'mq_open' })).toMatchObject({ error: 'ENOENT' });
  });

  test('who waits is told when the wait begins and when it ends, and seen in between', async () => {
    const waiter = await world.actorInNew();
    const waker = await world.actorWith(waiter);
    const queue = await waiter.do('msgget', 7, MAKE);
    const object = `${waiter.ipc}/msg/${queue}`;
    const got = waiter.do('msgrcv', queue);
    const waits = await watch.event({ call: 'msgrcv', pid: waiter.pid });
    expect(waits).toMatchObject({ returned: false, result: null, tookMs: null, object });
    const blocked = { kind: 'blocked', process: waiter.pid, object, operation: 'msgrcv' };
    // No poll was due: this one was asked for by the event.
    await watch.until(() =>
      watch.snapshots.some(({ links }) =>
        links.some((link) => link.kind === 'blocked' && link.object === object),
      ),
    );
    expect(watch.snapshots.at(-1)?.links).toContainEqual(blocked);
    await waker.do('msgsnd', queue, 1, 'at last');
    await got;
    const done = await watch.event({ call: 'msgrcv', pid: waiter.pid, returned: true });
    expect(done).toMatchObject({ at: waits.at, tid: waits.tid, result: 7, object });
    expect(done.tookMs).toBeGreaterThan(0);
  });

  test('semaphores and segments', async () => {
    const actor = await world.actorInNew();
    const set = await actor.do('semget', 7, 2, MAKE);
    await actor.do('semop', set, [[0, 1]]);
    await actor.do('semctl', set, 1, K.SETVAL, 5);
    await actor.do('semctl', set, 1, K.GETVAL);
    const segment = await actor.do('shmget', 7, 4096, MAKE);
    const address = await actor.do('shmat', segment);
    await actor.do('shmdt', address);
    await actor.do('shmremove', segment);
    const mine = { pid: actor.pid, namespace: actor.ipc };
    const sem = `${actor.ipc}/sem/${set}`;
    const shm = `${actor.ipc}/shm/${segment}`;
    expect(await watch.event({ ...mine, call: 'semtimedop' })).toMatchObject({
      object: sem,
      arguments: { semid: set, nsops: 1 },
      result: 0,
    });
    expect(await watch.event({ ...mine, call: 'shmat' })).toMatchObject({
      object: shm,
      result: address,
    });
    expect(await watch.event({ ...mine, call: 'shmdt' })).toMatchObject({ object: shm });
    expect(await watch.event({ ...mine, call: 'shmctl' })).toMatchObject({
      object: shm,
      arguments: { cmd: 'IPC_RMID' },
    });
    const commands = watch.events.filter(({ pid, call }) => pid === actor.pid && call === 'semctl');
    // Only what changes something.
    expect(commands.map(({ arguments: { cmd } }) => cmd)).toEqual(['SETVAL']);
  });

  test('POSIX queues, by the descriptor of whoever uses them', async () => {
    const actor = await world.actorInNew();
    const other = await world.actorWith(actor);
    const mine = await actor.do('mq_open', '/orders 1', K.O_CREAT | K.O_RDWR, 0o600);
    await actor.do('mq_send', mine, 'hello', 2);
    const theirs = await other.do('mq_open', '/orders 1', K.O_RDONLY);
    await other.do('mq_receive', theirs);
    await actor.do('mq_unlink', '/orders 1');
    const object = `${actor.ipc}/mqueue/orders 1`;
    expect(await watch.event({ call: 'mq_open', pid: actor.pid })).toMatchObject({
      result: mine,
    });
    expect(await watch.event({ call: 'mq_timedsend', pid: actor.pid })).toMatchObject({
      arguments: { mqdes: mine, msg_len: 5, msg_prio: 2 },
      result: 0,
    });
    expect(await watch.event({ call: 'mq_timedreceive', pid: other.pid })).toMatchObject({
      result: 5,
    });
    expect(await watch.event({ call: 'mq_unlink', pid: actor.pid })).toMatchObject({ result: 0 });
    // Known while the descriptor is open and its name is there.
    const kept = await actor.do('mq_open', '/kept', K.O_CREAT | K.O_RDWR, 0o600);
    const seen = () => watch.snapshots.some((one) => one.objects.some(({ id }) => id === keptId));
    const keptId = `${actor.ipc}/mqueue/kept`;
    await watch.until(seen);
    await actor.do('mq_send', kept, 'a');
    await watch.event({ call: 'mq_timedsend', pid: actor.pid, object: keptId });
    expect(watch.events.find((event) => event.object === keptId)?.call).toBe('mq_open');
    const named = watch.events.filter((event) => event.object === object);
    for (const { pid } of named) expect([actor.pid, other.pid]).toContain(pid);
  });

  test('processes begin, run programs and end; threads move', async () => {
    const actor = await world.actorInNew();
    const home = actor.ipc;
    const child = await actor.do('spawn', 'sleep', '0.2');
    const fork = await watch.event({ call: 'fork', pid: actor.pid });
    expect(fork).toMatchObject({ arguments: { child }, namespace: home });
    await watch.event({ call: 'exec', pid: child ?? 0 });
    await watch.event({ call: 'exit', pid: child ?? 0 });
    const story = watch.events.filter(({ pid }) => pid === child).map(({ call }) => call);
    expect(story).toEqual(['exec', 'exit']);

    await actor.do('unshare', K.CLONE_NEWIPC);
    const next = await actor.do('ipcNamespace');
    expect(next).not.toBe(home);
    const moved = { call: 'unshare', pid: actor.pid, namespace: next } as const;
    expect(await watch.event(moved)).toMatchObject({ arguments: { flags: K.CLONE_NEWIPC } });
    const queue = await actor.do('msgget', 7, MAKE);
    expect(await watch.event({ call: 'msgget', pid: actor.pid })).toMatchObject({
      object: `${next}/msg/${queue}`,
    });
    await actor.do('setns', inside.pid);
    expect(await watch.event({ call: 'setns', pid: actor.pid })).toMatchObject({
      arguments: { nstype: K.CLONE_NEWIPC },
      namespace: inside.ipc,
    });
    await actor.do('msgsnd', await actor.do('msgget', 7, 0o600), 1, 'x');
    expect(await watch.event({ call: 'msgsnd', pid: actor.pid })).toMatchObject({
      namespace: inside.ipc,
    });
  });
});
