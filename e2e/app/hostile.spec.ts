import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { fieldsOf } from '../../renderer/table/csv/read.ts';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';
import { Table } from './model/table.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;

/** What anybody may call a process; prctl(2) takes 15 bytes. */
const FORMULA = '=cmd()';
const TURNED = 'a\u202egpj.exe';
const ESCAPE = '\u001b[2J\u001b[31m';
const MARKUP = '<img src=x>';
/** As long as a queue's name may be, with what a browser cannot break. */
const LONG = `/${'W'.repeat(254)}`;
const LINES = '/a\nb\t\u202ec';
const QUEUE_FORMULA = '/=HYPERLINK("x")';

interface Hostile {
  readonly ipc: string;
  readonly people: ReadonlyMap<string, Actor>;
}

async function hostile(world: World): Promise<Hostile> {
  const people = new Map<string, Actor>();
  const first = await world.actor(NEW_ROOM);
  for (const name of [FORMULA, TURNED, ESCAPE, MARKUP]) {
    const actor = people.size === 0 ? first : await world.actor(NEW_ROOM);
    await actor.do('rename', name);
    people.set(name, actor);
  }
  for (const name of [LONG, LINES, QUEUE_FORMULA]) {
    await first.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
  }
  return { ipc: first.ipc, people };
}

/** Everything of the page that is read or spoken, where it has what does not show or turns text. */
function hidden(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      // Between elements the document itself has ends of lines.
      const text = textContent?.trim() === '' ? '' : (textContent ?? '');
      if (!parentElement?.matches('style, script')) texts.push(text);
    }
    for (const name of ['title', 'aria-label', 'alt', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts.filter((text) => wrong.test(text)).map((text) => JSON.stringify(text));
  });
}

/** Whether a long name makes something wider than its place. */
function burst(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const panel = document.querySelector('[aria-label="Inspector"]');
    const wide = (element: Element | null) =>
      element !== null && element.scrollWidth > element.clientWidth + 1;
    return wide(document.documentElement) || wide(panel);
  });
}

test('names that are made to deceive are shown as what they are, everywhere', async ({
  app,
  world,
}) => {
  const { page, outline, inspector, finding } = app;
  const { ipc, people } = await hostile(world);
  const shown: [string, string][] = [
    [FORMULA, '=cmd()'],
    [TURNED, 'a⟨U+202E⟩gpj.exe'],
    [ESCAPE, '␛[2J␛[31m'],
    [MARKUP, '<img src=x>'],
  ];
  for (const [name, words] of shown) {
    const actor = people.get(name);
    await outline.open(actor?.ipc ?? '');
    await outline.item(`pid ${actor?.pid}`).click();
    await expect(inspector.title).toHaveText(`${words}, pid ${actor?.pid}`);
    expect(await hidden(page)).toEqual([]);
  }
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  for (const [id, words] of [
    [`${ipc}/mqueue/${LONG.slice(1)}`, LONG],
    [`${ipc}/mqueue/a%0Ab%09%E2%80%AEc`, '/a␊b␉⟨U+202E⟩c'],
  ] as const) {
    await outline.open(ipc);
    await outline.item(id).click();
    await expect(inspector.title).toHaveText(words);
    expect(await hidden(page)).toEqual([]);
    expect(await burst(page)).toBe(false);
  }
  // The palette finds them by what can be typed, and shows the same.
  for (const [typed, words] of [
    ['gpj', 'a⟨U+202E⟩gpj.exe'],
    ['WWWWWWWWWW', 'WWWWWWWWWW'],
    ['HYPERLINK', QUEUE_FORMULA],
  ] as const) {
    await finding.field.fill(typed);
    await expect(finding.results).toContainText(words);
    expect(await hidden(page)).toEqual([]);
    expect(await burst(page)).toBe(false);
  }
  await finding.field.fill('');
  await page.keyboard.press('Escape');
});

test('a spreadsheet takes no name for a formula, and no name leaves its cell', async ({
  app,
  world,
}) => {
  const { ipc, people } = await hostile(world);
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-hostile-'));
  const table = new Table(app.page);
  await table.open();
  const saved = async (name: string) => {
    const file = join(folder, name);
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    await app.page.getByRole('button', { name: 'Save these rows as a CSV file' }).click();
    await expect(table.count).toHaveText(`Saved as ${file}`);
    const [heads = [], ...lines] = fieldsOf(readFileSync(file, 'utf8'));
    for (const line of lines) expect(line).toHaveLength(heads.length);
    return (head: string) => lines.map((line) => line[heads.indexOf(head)]);
  };
  try {
    await table.turnTo('Processes');
    const rows = [...people.values()].map(({ pid }) => table.row(`pid ${pid}`));
    await table.filter.fill('=cmd()');
    await expect(rows[0] ?? table.grid).toBeVisible();
    expect(await hidden(app.page)).toEqual([]);
    expect((await saved('processes.csv'))('COMMAND')).toContain(`'${FORMULA}`);

    await table.turnTo('Objects');
    await table.filter.fill(ipc.replace('ipc:', ''));
    await expect(table.count).toHaveText(/^3 /);
    expect(await hidden(app.page)).toEqual([]);
    const ids = (await saved('objects.csv'))('ID');
    expect(ids.toSorted()).toEqual([LONG, LINES, QUEUE_FORMULA].toSorted());
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await table.filter.fill('');
    await table.close();
  }
});
