import type { Page } from 'playwright/test';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import type { Box } from './model/picture.ts';
import { expect, test } from './model/test.ts';

test('the outline is walked with the keyboard alone', async ({ app, world }) => {
  const actor = await world.actor(NEW_USER_AND_IPC);
  await actor.do('shmget', 1, 4096, K.IPC_CREAT | 0o600);
  const { outline, inspector, page } = app;
  await outline.item(actor.ipc).waitFor();
  await outline.tree.focus();

  await page.keyboard.press('Home');
  const first = await outline.active();
  await page.keyboard.press('End');
  expect(await outline.active()).not.toBe(first);
  await page.keyboard.press('Home');
  expect(await outline.active()).toBe(first);

  // Typing what a row begins with goes to it.
  await page.keyboard.type(actor.ipc.replace('ipc:', ''));
  await expect.poll(() => outline.active()).toContain(`${actor.ipc} `);
  await page.keyboard.press('ArrowLeft');
  if ((await outline.item(actor.ipc).getAttribute('aria-expanded')) !== 'false') {
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('ArrowRight');
  await expect(outline.item(actor.ipc)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  expect(await outline.active()).not.toContain(`${actor.ipc} `);

  const rows: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    rows.push(await outline.active());
    await page.keyboard.press('ArrowDown');
  }
  expect(rows.some((label) => label.startsWith(`${actor.ipc}/shm/0 `))).toBe(true);
  expect(rows.some((label) => label.startsWith(`pid ${actor.pid} `))).toBe(true);

  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('ArrowUp');
    if ((await outline.active()).startsWith(`${actor.ipc}/shm/0 `)) break;
  }
  await page.keyboard.press('Enter');
  expect(await inspector.raw('Id')).toBe(`${actor.ipc}/shm/0`);
  await page.keyboard.press('ArrowLeft');
  expect(await outline.active()).toContain(`${actor.ipc} `);
  await page.keyboard.press('Escape');
  await expect(inspector.panel).toBeHidden();
});

test('a key that is pressed while a popup goes away is a command', async ({ app }) => {
  const { finding, page } = app;
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await finding.filters.click();
  await expect(finding.form).toBeVisible();
  // At once, as two keys come from a person who knows them.
  await finding.form.evaluate((form) => {
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    press('Escape');
    return new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!form.matches('[data-closed]')) return;
        observer.disconnect();
        press('?');
        resolve();
      }).observe(form, { attributes: true });
    });
  });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('Tab reaches everything, and the focus is seen', async ({ app }) => {
  const { page } = app;
  await app.outline.tree.focus();
  const reached = new Set<string>();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const name = await focused.evaluate((element) =>
      [element.role ?? element.tagName, element.ariaLabel ?? element.textContent].join(' '),
    );
    if (reached.has(name)) continue;
    reached.add(name);
    const box = await focused.boundingBox();
    if (box === null) throw new Error(`${name} has the focus and is not in sight`);
    const clip = grown(box, page.viewportSize() ?? (await windowSize(page)));
    const withFocus = await page.screenshot({ clip });
    await focused.evaluate((element) => (element as HTMLElement).blur());
    const without = await page.screenshot({ clip });
    expect(Buffer.compare(withFocus, without), `${name} shows that it has the focus`).not.toBe(0);
  }
  const words = [...reached].join('\n');
  for (const part of [/^tree /m, /^img /m, /^separator /m, /button/im]) expect(words).toMatch(part);
});

function windowSize(page: Page): Promise<{ width: number; height: number }> {
  return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
}

/** With room for a ring around it, inside the window. */
function grown({ x, y, width, height }: Box, window: { width: number; height: number }): Box {
  const [left, top] = [Math.max(0, x - 4), Math.max(0, y - 4)];
  return {
    x: left,
    y: top,
    width: Math.min(window.width, x + width + 4) - left,
    height: Math.min(window.height, y + height + 4) - top,
  };
}
