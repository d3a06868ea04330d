import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { type Holder, ipcOf, NEW_IPC, NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { Contents } from './model/contents.ts';
import { Events } from './model/events.ts';
import { type Person, plainPerson } from './model/person.ts';
import { descendants } from './model/processes.ts';
import { expect, test } from './model/test.ts';

const asRoot = process.getuid?.() === 0;

test.describe('started by somebody without privileges', () => {
  let person: Person;
  let own: World;
  let app: App;
  let rootless: Actor;
  let closed: Holder | undefined;

  test.beforeAll(async () => {
    person = plainPerson();
    own = new World();
    const script = join(person.place, 'e2e/worlds/actor/index.mjs');
    rootless = await own.actor([...person.prefix, ...NEW_USER_AND_IPC.split(' ')], script);
    await rootless.do('shmget', 5, 4096, K.IPC_CREAT | 0o600);
    if (asRoot) [closed] = await own.hold(`${NEW_IPC} ${person.prefix.join(' ')}`);
    app = await App.start(person.launch);
  });
  test.afterAll(async () => {
    await app?.end();
    await own?.dispose();
    person?.remove();
  });

  test('nothing of it is root, and the page is in Chromium’s sandbox', async () => {
    const main = app.electron.process().pid ?? 0;
    for (const { uid, command } of descendants(main))
      expect([uid, command[0]]).toEqual([person.uid, command[0]]);
    const renderer = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = readFileSync(`/proc/${renderer}/status`, 'utf8');
    // Filtered system calls, and a pid namespace of its own.
    expect(status).toMatch(/^Seccomp:\t2$/m);
    expect(status).toMatch(/^NSpid:\t\d+\t\d+/m);
    expect(app.electron.process().spawnargs).not.toContain('--no-sandbox');
  });

  test('shows what may be read: the namespace that it lives in, and a rootless one', async () => {
    await expect(app.outline.item(ipcOf('self'))).toHaveCount(1);
    await expect(app.outline.item(rootless.ipc)).toHaveAttribute('aria-label', /1 object\b/);
    await app.outline.open(rootless.ipc);
    await app.outline.item(`${rootless.ipc}/shm/0`).click();
    expect(await app.inspector.raw('Owner')).toContain(`${person.uid}`);
  });

  test('reads in a rootless namespace what is asked for, or says why not', async () => {
    const contents = new Contents(app.page);
    await contents.showBytes.click();
    if (process.env.IPCSCOPE_E2E_APP) {
      await expect(contents.panel).toContainText('As it is packaged');
      return;
    }
    await contents.panel.getByRole('button', { name: 'Attach and show' }).click();
    await expect(contents.bytes).toContainText('0000');
    expect((await rootless.do('shmstat', 0)).attaches).toBe(0);
  });

  test('says what may not, why, and what would help', async () => {
    await app.status.problems.click();
    const dialog = app.page.getByRole('dialog', { name: 'What could not be read' });
    await expect(dialog).toContainText(/sudo|root/);
    await expect(dialog).toContainText(/namespace/i);
    await app.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const events = new Events(app.page);
    await app.page.keyboard.press('e');
    await expect(events.dialog).toContainText('Tracing needs root');
    await expect(events.dialog).toContainText('sudo');
    await app.page.keyboard.press('Escape');
    await expect(events.state).toHaveText('Live events: not possible');
    await events.press('Switch off');
    await expect(events.state).toHaveText('Live events: off');
    if (closed === undefined) return;
    const row = app.outline.item(closed.ipc);
    await expect(row).toHaveAttribute('aria-label', /objects unknown/);
    await row.click();
    await expect(app.inspector.panel).toContainText(/not known|unknown/i);
    await expect(app.inspector.panel).toContainText(/sudo|root/);
  });
});
