import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../../renderer/table/csv/read.ts';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';
import { Table } from './model/table.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;
const PAGE = 4096;

/** A room with segments of these sizes in pages, and a queue whose name a spreadsheet would run. */
async function furnished(world: World, pages: readonly number[]): Promise<Actor> {
  const actor = await world.actor(NEW_ROOM);
  for (const [key, size] of pages.entries()) {
    await actor.do('shmget', key + 1, size * PAGE, K.IPC_CREAT | 0o640);
  }
  await actor.do('mq_open', '/=1+1,"x"', K.O_CREAT | K.O_RDWR, 0o600);
  return actor;
}

test('the table takes the place of the picture, and gives it back', async ({ app }) => {
  const { page } = app;
  const table = new Table(page);
  await app.picture.canvas.focus();
  await page.keyboard.press('t');
  await expect(table.grid).toBeFocused();
  await expect(app.picture.canvas).toBeHidden();
  await page.keyboard.press('Control+t');
  await expect(app.picture.canvas).toBeFocused();
  await expect(table.view).toBeHidden();
});

test('rows are sorted, filtered and live', async ({ app, world }) => {
  const actor = await furnished(world, [3, 1, 200, 20]);
  const table = new Table(app.page);
  await table.open();
  try {
    await table.turnTo('Objects');
    await table.filter.fill(actor.ipc.replace('ipc:', ''));
    await expect(table.count).toHaveText(/^5 /);
    expect(await table.grid.getAttribute('aria-rowcount')).toBe('6');

    await expect(table.head('SIZE')).toHaveAttribute('aria-sort', 'none');
    await table.sort('SIZE');
    await expect(table.head('SIZE')).toHaveAttribute('aria-sort', 'ascending');
    const sizes = ['4 KiB', '12 KiB', '80 KiB', '800 KiB', ''];
    expect(await table.column('SIZE')).toEqual(sizes);
    await table.sort('SIZE');
    await expect(table.head('SIZE')).toHaveAttribute('aria-sort', 'descending');
    expect(await table.column('SIZE')).toEqual([...sizes.slice(0, 4).reverse(), '']);

    // What the kernel does is seen, in the order that was asked for.
    await actor.do('shmget', 9, 50 * PAGE, K.IPC_CREAT | 0o640);
    await actor.do('shmat', 1);
    await expect(table.grid.locator('tbody tr')).toHaveCount(6);
    expect((await table.column('SIZE')).slice(0, 3)).toEqual(['800 KiB', '200 KiB', '80 KiB']);
    await expect.poll(() => table.column('NATTCH')).toEqual(['0', '0', '0', '0', '1', '']);
    await table.filter.press('Escape');
    await expect(table.filter).toHaveValue('');
    await table.sort('SIZE');
  } finally {
    await table.close();
  }
});

test('the keyboard walks it, and what is selected is one everywhere', async ({ app, world }) => {
  const actor = await furnished(world, [1, 2, 3]);
  const { page, outline, inspector } = app;
  const table = new Table(page);
  await table.open();
  try {
    await table.turnTo('Objects');
    await table.filter.fill(`${actor.ipc} segment`);
    await expect(table.count).toHaveText(/^3 /);
    await table.grid.focus();
    await page.keyboard.press('Control+Home');
    expect(await table.active()).toBe(`${actor.ipc}/shm/0`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await inspector.raw('Id')).toBe(`${actor.ipc}/shm/1`);
    await expect(table.row(`${actor.ipc}/shm/1`)).toHaveAttribute('aria-selected', 'true');
    await expect(outline.item(`${actor.ipc}/shm/1`)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Control+End');
    expect(await table.active()).toBe(`${actor.ipc}/shm/2`);

    // In the outline: the table that lists it turns up, with its row in sight.
    await table.filter.fill('');
    await outline.item(`pid ${actor.pid}`).click();
    const row = table.row(`pid ${actor.pid}`);
    await expect(row).toHaveAttribute('aria-selected', 'true');
    await expect(row).toBeInViewport();
    await table.row(`pid ${actor.pid}`).locator('td').first().click();
    await expect(inspector.title).toContainText(`pid ${actor.pid}`);
    await table.filter.fill('no process has this');
    await expect(table.count).toHaveText(/without the selected one/);
    await table.filter.fill('');
    await page.keyboard.press('Escape');
    await expect(inspector.panel).toBeHidden();
  } finally {
    await table.filter.fill('');
    await table.close();
  }
});

test('what is shown is saved as CSV, names of others as text', async ({ app, world }) => {
  const actor = await furnished(world, [3, 1]);
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-csv-'));
  const file = join(folder, 'rows.csv');
  const table = new Table(app.page);
  await table.open();
  try {
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    await table.turnTo('Objects');
    await table.filter.fill(actor.ipc.replace('ipc:', ''));
    await expect(table.count).toHaveText(/^3 /);
    await app.page.getByRole('button', { name: 'Save these rows as a CSV file' }).click();
    await expect(table.count).toHaveText(`Saved as ${file}`);

    const text = readFileSync(file, 'utf8');
    const [heads = [], ...lines] = readCsv(text);
    const column = (head: string) => lines.map((line) => line[heads.indexOf(head)]);
    const truth = await actor.do('shmstat', 0);
    expect(column('SIZE')).toEqual(['', `${truth.bytes}`, `${PAGE}`]);
    expect(column('KEY')).toEqual(['', '0x00000001', '0x00000002']);
    expect(column('ID')).toEqual(['/=1+1,"x"', '0', '1']);
    expect(column('CTIME')[1]).toBe(new Date(truth.changedAt * 1000).toISOString());
    expect(text.split('\r\n')[0]).toMatch(/^"KIND","ID","KEY"/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await table.filter.fill('');
    await table.close();
  }
});
