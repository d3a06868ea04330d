import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as K from '../worlds/actor/constants.mjs';
import { World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';
import { faults } from './collector/validity.ts';
import { Watch } from './collector/watch.ts';

describe.skipIf(process.getuid?.() !== 0)('what a hostile neighbour can do', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('names of processes that look like something else', async () => {
    const names = [') R 1 (', 'a b', 'a) S 0 0', 'x\ny', '\u001b[2J\u001b[31m', '((((', '"\\'];
    const actors = [];
    for (const name of names) {
      const actor = await world.actor();
      await actor.do('rename', name);
      actors.push({ actor, name });
    }
    const bytes = await world.actor();
    await bytes.do('rename', { hex: 'ff2920fe' });
    const seen = await snapshot();
    expect(faults(seen)).toEqual([]);
    for (const { actor, name } of actors) {
      expect(seen.processes.find(({ pid }) => pid === actor.pid)).toMatchObject({
        comm: name,
        ppid: process.pid,
        state: 'S',
      });
    }
    const odd = seen.processes.find(({ pid }) => pid === bytes.pid);
    expect(odd).toMatchObject({ ppid: process.pid, state: 'S' });
    expect(odd?.comm).toContain(') ');
  });

  test('command lines with anything in them, and with nothing', async () => {
    const args = ['\u001b[31mred', 'two\nlines', '', ') R 1 (', 'ütf'];
    const pid = await world.run('sh', '-c', 'sleep infinity; :', ...args);
    const seen = await snapshot();
    const process = seen.processes.find((one) => one.pid === pid);
    expect(process?.commandLine).toEqual(['sh', '-c', 'sleep infinity; :', ...args]);
  });

  test('names of queues: each its own id, and none that does not print', async () => {
    const actor = await world.actorInNew();
    const names = ['/a b', '/a\nb', '/a%0Ab', '/%', '/"', '/\u001b[0m', '/..a', '/ü'];
    for (const name of names) await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
    for (const hex of ['2fff', '2ffe', '2fc3']) {
      await actor.do('mq_open', { hex }, K.O_CREAT | K.O_RDWR, 0o600);
    }
    const seen = await snapshot();
    expect(faults(seen)).toEqual([]);
    const queues = seen.objects.filter(({ namespace }) => namespace === actor.ipc);
    expect(new Set(queues.map(({ id }) => id)).size).toBe(names.length + 3);
    const shown = queues.flatMap((queue) => (queue.kind === 'mqueue' ? [queue.name] : []));
    for (const name of names) expect(shown).toContain(name);
    expect(seen.links.filter(({ process }) => process === actor.pid).length).toBe(names.length + 3);
  });

  test('processes and namespaces that come and go while they are read', async () => {
    const watch = new Watch(50);
    try {
      const before = await watch.next();
      const rooms = new Set(before.namespaces.map(({ id }) => id));
      const people = new Set(before.processes.map(({ pid }) => pid));
      await world.run('sh', '-c', 'while :; do (:) & (:) & /bin/true; done');
      // Some end while they are read, some live long enough to be seen.
      for (const life of ['0', '0.1', '0.3']) {
        const room = `unshare --ipc -- sh -c "ipcmk -M 4096; sleep ${life}"`;
        await world.run('sh', '-c', `while :; do ${room}; done`);
      }
      const passers = new Set<number>();
      let sightings = 0;
      for (let poll = 0; poll < 40; poll += 1) {
        const seen = await watch.next();
        expect(faults(seen)).toEqual([]);
        for (const { pid } of seen.processes) if (!people.has(pid)) passers.add(pid);
        if (seen.namespaces.some(({ id, type }) => type === 'ipc' && !rooms.has(id)))
          sightings += 1;
        const gone = seen.problems.filter(({ what }) => /ENOENT|ESRCH|vanished/.test(what));
        expect(gone).toEqual([]);
      }
      // The storm was real: some were caught while they lived.
      expect(passers.size).toBeGreaterThan(20);
      expect(sightings).toBeGreaterThan(2);
      expect(watch.stderr).toBe('');
    } finally {
      await watch.end();
    }
  });
});
