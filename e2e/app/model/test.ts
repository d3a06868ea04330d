import { test as base } from 'playwright/test';
import { World } from '../../worlds/world.mjs';
import { App } from './app.ts';

/** One app for all tests of a worker, as a person keeps one open; a world for each test. */
export const test = base.extend<{ world: World }, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are asked for
    async ({}, use) => {
      const app = await App.start();
      await use(app);
      await app.end();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  world: async ({}, use) => {
    const world = new World();
    await use(world);
    await world.dispose();
  },
});

export { expect } from 'playwright/test';
