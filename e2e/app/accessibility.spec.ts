import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { noEvents } from '../kernel/reference/tracefs.ts';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import type { App } from './model/app.ts';
import { Events } from './model/events.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;

/** What is looked at: with all rules and everywhere, unless less is asked for. */
interface Scope {
  readonly rules?: string[];
  /** A selector. */
  readonly within?: string | undefined;
}

/** What axe-core finds wrong, each with the places; nothing: `[]`. */
async function violations(page: Page, { rules, within }: Scope): Promise<string[]> {
  // It would open a page of its own, which Electron does not let it.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules(rules);
  if (within) axe.include(within);
  const { violations: found } = await axe.analyze();
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`,
  );
}

interface View {
  readonly name: string;
  readonly open: (app: App, actor: Actor) => Promise<void>;
  readonly leave?: (app: App) => Promise<void>;
  /** What of it is there in this view alone; none: the whole window is another. */
  readonly own?: string;
}

const INSPECTOR = 'aside[aria-label="Inspector"]';
const POPUP = '[role="dialog"]';

const leave = async ({ page }: App) => page.keyboard.press('Escape');

/** Takes the pin from what is selected, and shows everything again. */
async function unpin(app: App): Promise<void> {
  await app.picture.canvas.focus();
  await app.page.keyboard.press('Shift+P');
  await app.page.keyboard.press('f');
  await leave(app);
}

async function select(app: App, actor: Actor, id: string): Promise<void> {
  await app.outline.open(actor.ipc);
  await app.outline.item(id).click();
  await app.inspector.panel.waitFor();
}

const VIEWS: readonly View[] = [
  { name: 'nothing selected', open: async () => {} },
  {
    name: 'a namespace selected',
    open: (app, actor) => select(app, actor, actor.ipc),
    leave,
    own: INSPECTOR,
  },
  {
    name: 'a process selected',
    open: (app, actor) => select(app, actor, `pid ${actor.pid}`),
    leave,
  },
  ...['shm/0', 'msg/0', 'sem/0', 'mqueue/orders'].map((id) => ({
    name: `${id.split('/')[0]} selected`,
    open: (app: App, actor: Actor) => select(app, actor, `${actor.ipc}/${id}`),
    leave,
    own: INSPECTOR,
  })),
  {
    name: 'the search',
    own: '[role="listbox"]',
    async open({ finding, outline }) {
      await outline.tree.focus();
      await finding.field.fill('o');
      await finding.results.waitFor();
    },
    leave,
  },
  {
    name: 'a search that finds nothing',
    own: 'header',
    async open({ finding, page }) {
      await finding.field.fill('pid:nobody');
      await page.getByText('pid: takes').last().waitFor();
    },
    leave,
  },
  {
    name: 'the filters',
    own: POPUP,
    async open({ finding }) {
      await finding.filters.click();
      await finding.form.getByLabel('Hide the system’s own').check();
    },
    async leave(app) {
      await app.finding.form.getByRole('button', { name: 'Show everything' }).click();
      await leave(app);
    },
  },
  {
    name: 'the commands',
    own: POPUP,
    async open({ page }) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Find a command' }).waitFor();
    },
    leave,
  },
  {
    name: 'the keys',
    own: POPUP,
    async open({ page, outline }) {
      await outline.tree.focus();
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
    leave,
  },
  {
    name: 'the menu',
    own: '[role="menu"]',
    async open({ menu, page }) {
      await menu.button.click();
      await page.getByRole('menu').waitFor();
    },
    leave,
  },
  {
    name: 'the small map, and what is pinned',
    own: '[aria-label="Picture"]',
    async open(app, actor) {
      const { page, picture } = app;
      await select(app, actor, `${actor.ipc}/msg/0`);
      await picture.canvas.focus();
      await page.keyboard.press('Shift+P');
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('+');
      await page.getByRole('img', { name: /^All of the picture, small/ }).waitFor();
      await page.getByRole('navigation', { name: 'Where this is' }).waitFor();
    },
    leave: unpin,
  },
  {
    name: 'the presentation',
    async open(app, actor) {
      const { page, picture } = app;
      await select(app, actor, `${actor.ipc}/sem/0`);
      await picture.canvas.focus();
      await page.keyboard.press('Shift+P');
      await page.keyboard.press('F5');
      await page.keyboard.press('s');
      await page.getByRole('status', { name: 'What is shown' }).waitFor();
    },
    async leave(app) {
      await leave(app);
      await unpin(app);
    },
  },
  {
    name: 'live events',
    own: POPUP,
    async open(app, actor) {
      await select(app, actor, `${actor.ipc}/msg/0`);
      const { state, dialog, listed } = new Events(app.page);
      await state.click();
      await dialog.getByRole('button', { name: 'Switch on' }).click();
      if (noEvents() !== null) return dialog.getByRole('alert').waitFor();
      await expect(state).toHaveText('Live events: on');
      await actor.do('msgsnd', 0, 1, 'hello');
      await listed.first().waitFor();
    },
    async leave(app) {
      const { dialog } = new Events(app.page);
      await dialog.getByRole('button', { name: 'Switch off' }).click();
      await leave(app);
      await leave(app);
    },
  },
  {
    name: 'what could not be read',
    async open({ status, page }) {
      if ((await status.problems.count()) === 0) return;
      await status.problems.click();
      await page.getByRole('dialog', { name: 'What could not be read' }).waitFor();
    },
    leave,
  },
];

/**
 * Everything in one of them. In others the same is there in other colours; high contrast
 * has no more of them, so there each part is looked at once.
 */
const THEMES = [
  { theme: 'dark', button: 'Dark colours', scope: () => ({}) },
  { theme: 'light', button: 'Light colours', scope: () => ({ rules: ['color-contrast'] }) },
  {
    theme: 'contrast',
    button: 'High contrast',
    scope: ({ own }: View) => ({ rules: ['color-contrast'], within: own }),
  },
] as const;

for (const { theme, button, scope } of THEMES) {
  test.describe(`in ${theme} colours, axe finds nothing wrong with`, () => {
    let own: World;
    let actor: Actor;
    test.beforeAll(async ({ app }) => {
      own = new World();
      actor = await own.actor(NEW_ROOM);
      await actor.do('shmat', await actor.do('shmget', 7, 4096, K.IPC_CREAT | 0o600));
      await actor.do('msgsnd', await actor.do('msgget', 7, K.IPC_CREAT | 0o600), 1, 'hello');
      await actor.do('semget', 7, 3, K.IPC_CREAT | 0o600);
      await actor.do('mq_open', '/orders', K.O_CREAT | K.O_RDWR, 0o600);
      await app.page.getByRole('button', { name: button }).click();
      await app.outline.item(actor.ipc).waitFor();
    });
    test.afterAll(async ({ app }) => {
      await app.page.getByRole('button', { name: 'Colours of the desktop' }).click();
      await own.dispose();
    });
    for (const view of VIEWS) {
      test(view.name, async ({ app }) => {
        await view.open(app, actor);
        // What fades in has no contrast before it is there.
        await app.page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
        );
        expect(await violations(app.page, scope(view))).toEqual([]);
        await view.leave?.(app);
      });
    }
  });
}
