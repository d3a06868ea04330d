import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parts } from '../../scripts/build/parts.mjs';
import * as K from '../worlds/actor/constants.mjs';
import { plainUser } from '../worlds/plain-user.mjs';
import { NEW_IPC, World } from '../worlds/world.mjs';
import { buildCollector, COLLECTOR } from './collector/build.ts';
import { EventWatch } from './collector/events.ts';
import { output, run } from './collector/run.ts';
import { faults } from './collector/validity.ts';
import { instancesOf, noEvents, traceSettings } from './reference/tracefs.ts';

const reason = noEvents();
const MAKE = K.IPC_CREAT | 0o600;
/** Sends and takes messages in a queue of its own as fast as it can. */
const STORM = `
  my $queue = msgget(0, 01600);
  for (1 .. 150000) {
    msgsnd($queue, pack('l! a*', 1, 'x'), 0) or die;
    defined msgrcv($queue, my $text, 16, 0, 0) or die;
  }
`;

describe.skipIf(reason !== null)(`the event mode${reason ? `: ${reason}` : ''}`, () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'its trace is its own, and goes on %s',
    async (signal) => {
      const before = traceSettings();
      const watch = await EventWatch.start();
      expect(instancesOf(watch.pid)).toHaveLength(1);
      expect(traceSettings()).toBe(before);
      await watch.end(signal);
      expect(watch.stderr).toBe('');
      expect(instancesOf(watch.pid)).toEqual([]);
      expect(traceSettings()).toBe(before);
    },
  );

  test('it goes with whoever reads', async () => {
    const command = `'${process.execPath}' '${COLLECTOR}' --watch 50 --events & echo $!; wait`;
    const { stdout, stderr } = await run('sh', ['-c', `{ ${command}; } | head -n 3`]);
    expect(stderr).toBe('');
    const pid = Number(stdout.split('\n')[0]);
    expect(stdout).toContain('"state":"on"');
    expect(instancesOf(pid)).toEqual([]);
  });

  test('killed it leaves a trace without memory, which the next start removes', async () => {
    const watch = await EventWatch.start();
    const alive = await EventWatch.start();
    await watch.end('SIGKILL');
    expect(instancesOf(watch.pid)).toHaveLength(1);
    // Whether or not the next one is asked for events.
    await output('sh', ['-c', `'${process.execPath}' '${COLLECTOR}' --watch 50 | head -c 10`]);
    expect(instancesOf(watch.pid)).toEqual([]);
    // That of one that runs is not touched.
    expect(instancesOf(alive.pid)).toHaveLength(1);
    await alive.end('SIGTERM');
  });

  test('its own calls are not told', async () => {
    await world.crowd(5, 1);
    const watch = await EventWatch.start(50);
    try {
      await watch.until(() => watch.snapshots.length > 20);
      const actor = await world.actor();
      await actor.do('setns', actor.pid);
      // Whatever it did before has been told by now.
      await watch.event({ call: 'setns', pid: actor.pid });
      expect(watch.events.filter(({ pid }) => pid === watch.pid)).toEqual([]);
      for (const snapshot of watch.snapshots) expect(faults(snapshot)).toEqual([]);
    } finally {
      await watch.end('SIGTERM');
    }
  });

  test('what it may change in the picture is polled for, though no poll is due', async () => {
    const watch = await EventWatch.start();
    try {
      const actor = await world.actorInNew();
      const queue = await actor.do('msgget', 1, MAKE);
      const object = `${actor.ipc}/msg/${queue}`;
      await watch.until(() =>
        watch.snapshots.some(({ objects }) => objects.some(({ id }) => id === object)),
      );
      await actor.end();
      await watch.until(
        () => !watch.snapshots.at(-1)?.namespaces.some(({ id }) => id === actor.ipc),
      );
    } finally {
      await watch.end('SIGTERM');
    }
  });

  test('of a storm that is more than it reads, what was dropped is counted', async () => {
    const watch = await EventWatch.start();
    try {
      const [file = '', ...args] = NEW_IPC.split(' ');
      const storm = output(file, [...args, 'perl', '-e', STORM]);
      await watch.until(() => watch.lost > 0);
      await storm;
      // It goes on after that, with what it says right.
      const actor = await world.actorInNew();
      const queue = await actor.do('msgget', 1, MAKE);
      await actor.do('msgsnd', queue, 1, 'after');
      const event = await watch.event({ call: 'msgsnd', pid: actor.pid });
      expect(event.object).toBe(`${actor.ipc}/msg/${queue}`);
      // Two records a call, two calls a message.
      const passed = watch.events.filter(({ comm }) => comm === 'perl').length;
      expect(passed).toBeGreaterThan(0);
      expect(watch.lost).toBeLessThan(4 * 150_000);
    } finally {
      await watch.end('SIGTERM');
    }
  });
});

test('without root it says why there are none and what would help, and polls on', async () => {
  const user = plainUser(['package.json', parts.collector.output, 'node_modules/koffi']);
  const through = [...user.prefix, process.execPath, join(user.place, parts.collector.output)];
  const watch = await EventWatch.start(50, through);
  try {
    expect(watch.state).toMatchObject({
      state: 'unavailable',
      reason: expect.stringContaining('root'),
      remedy: expect.stringContaining('sudo'),
    });
    await watch.until(() => watch.snapshots.length > 2);
    expect(watch.events).toEqual([]);
  } finally {
    await watch.end('SIGTERM');
    user.remove();
  }
});

test('events go with a watch, and nothing else', async () => {
  const { code, stdout, stderr } = await run(process.execPath, [COLLECTOR, '--events']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--watch');
});
