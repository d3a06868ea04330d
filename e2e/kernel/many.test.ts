import { afterAll, beforeAll, expect, test } from 'vitest';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';

/** A table of so many lines is larger than what is read at first. */
const MANY = 1300;

let world: World;
beforeAll(async () => {
  world = new World();
  await buildCollector();
});
afterAll(() => world.dispose());

test('a table of any length is read to its end', async () => {
  const actor = await world.actor(process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC);
  const made = Array.from({ length: MANY }, (_, key) =>
    actor.do('msgget', key + 1, K.IPC_CREAT | 0o600),
  );
  const ids = (await Promise.all(made)).map((msqid) => `${actor.ipc}/msg/${msqid}`);
  const seen = (await snapshot()).objects.filter(({ namespace }) => namespace === actor.ipc);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
});
