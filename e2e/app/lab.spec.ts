import { readlinkSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { listed, outside, running, staged } from '../kernel/lab/left.ts';
import { App } from './model/app.ts';
import { Lab } from './model/lab.ts';
import { type Person, plainPerson } from './model/person.ts';
import { descendants, type Seen } from './model/processes.ts';
import { expect, test } from './model/test.ts';

const TITLES = [
  'Two listings',
  'A message passes, a message does not',
  'Nested namespaces',
  'Permission or wall',
  'Two instances of one application',
  'Semaphores at work',
  'What an IPC namespace does not isolate',
];
/**
 * Where privileges matter most: user namespaces in user namespaces, steps for those who have
 * one user id, other types of namespaces. All seven are played without privileges in
 * e2e/kernel/lab.test.ts, without a window.
 */
const PRIVILEGED = [
  'Nested namespaces',
  'Permission or wall',
  'What an IPC namespace does not isolate',
];
const MOST_STEPS = 12;
/** Seven talks, each step with some commands. */
const ALL_SEVEN_MS = 150_000;

const SOON = { intervals: [50] };

/** Processes of stages, and of the lab's programs, that this app has started. */
const left = () => [...staged(), ...running()];

/** Goes through a scenario with Page Down; gives the titles of its steps. */
async function play(app: App, lab: Lab, title: string): Promise<string[]> {
  await lab.start(title);
  const steps: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const name = (await lab.title.textContent()) ?? '';
    if (name === 'What you have seen') return steps;
    steps.push(name);
    await expect(lab.runs.first()).toBeVisible();
    // What the text says is what this kernel did.
    await expect(lab.panel.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => lab.lit(), { message: `${name} is lit` }).toBeGreaterThan(0);
    await app.page.keyboard.press('PageDown');
    await expect(lab.title).not.toHaveText(name);
    await lab.settled();
  }
  throw new Error(`${title} has no end: ${steps.join(', ')}`);
}

async function playAll(app: App, titles = TITLES): Promise<void> {
  const lab = new Lab(app.page);
  expect(await lab.titles()).toEqual(TITLES);
  for (const title of titles) {
    const steps = await play(app, lab, title);
    expect(steps.length, title).toBeGreaterThanOrEqual(4);
    await expect(lab.panel.getByRole('listitem').last()).toBeVisible();
    await lab.leave();
    await expect.poll(left, SOON).toEqual([]);
  }
  expect(app.launched.said()).not.toMatch(/ipcscope:|lab:|Error/);
}

test('all seven are played with a presenter’s remote', async ({ app }) => {
  test.setTimeout(ALL_SEVEN_MS);
  await playAll(app);
});

test.describe('started by somebody without privileges', () => {
  test.skip(process.getuid?.() !== 0, 'the tests above were');
  let person: Person;
  test.beforeAll(() => {
    person = plainPerson();
  });
  test.afterAll(() => person.remove());

  test('those are played too in which privileges matter', async () => {
    test.setTimeout(ALL_SEVEN_MS);
    const app = await App.start(person.launch);
    try {
      await playAll(app, PRIVILEGED);
    } finally {
      await app.end();
    }
  });
});

test('the two listings stand side by side, and what differs is marked', async ({ app }) => {
  const lab = new Lab(app.page);
  await lab.start('Two listings');
  for (const _ of [1, 2]) {
    await lab.control('Next').click();
    await lab.settled();
  }
  const [outside, inside] = [lab.runs.nth(0), lab.runs.nth(1)];
  const boxes = [await outside.boundingBox(), await inside.boundingBox()];
  expect(boxes[0]?.y).toBe(boxes[1]?.y);
  expect(boxes[1]?.x).toBeGreaterThan((boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0));
  // The three objects that were made outside, and nothing else.
  await expect(outside.getByText('(only here)')).toHaveCount(3);
  await expect(inside.getByText('(only here)')).toHaveCount(0);
  await expect(outside).toContainText('4096');
  await lab.leave();
});

test('going back shows what came then; looking can be done again', async ({ app }) => {
  const lab = new Lab(app.page);
  const { page } = app;
  await lab.start('Nested namespaces');
  await page.keyboard.press('ArrowRight');
  await lab.settled();
  await expect(lab.title).toHaveText('Each sees its own');
  const said = await lab.runs.allInnerTexts();
  await lab.control('Run again').click();
  await lab.settled();
  expect(await lab.runs.allInnerTexts()).toEqual(said);
  await page.keyboard.press('PageUp');
  await expect(lab.title).toHaveText('Three deep');
  await expect(lab.panel).toContainText('You went back');
  await expect(lab.control('Run again')).toHaveCount(0);
  // A remote works wherever the focus is.
  await app.picture.canvas.focus();
  await page.keyboard.press('PageDown');
  await expect(lab.title).toHaveText('Each sees its own');
  expect(await lab.runs.allInnerTexts()).toEqual(said);
  await lab.leave();
  await expect(app.outline.tree).toBeVisible();
});

test('the commands are copied as they are', async ({ app }) => {
  const lab = new Lab(app.page);
  await lab.start('Two instances of one application');
  const copy = lab.runs.nth(1).getByRole('button', { name: /^Copy command/ });
  await copy.click();
  await expect(copy).toHaveAttribute('data-outcome', 'copied');
  const text = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toBe('greet Ada');
  await lab.control('Type along').click();
  const dialog = app.page.getByRole('dialog', { name: 'In a terminal of your own' });
  await expect(dialog).toContainText('unshare');
  await app.page.keyboard.press('Escape');
  await lab.leave();
});

test('assistive technology finds nothing wrong with it, in both themes', async ({ app }) => {
  const lab = new Lab(app.page);
  const { page } = app;
  const violations = async (selector: string) => {
    const { violations: found } = await new AxeBuilder({ page })
      .setLegacyMode()
      .include(selector)
      .analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  for (const colours of ['Light colours', 'Dark colours']) {
    await page.getByRole('button', { name: colours }).click();
    await lab.button.click();
    await lab.chooser.getByRole('button', { name: 'Two listings' }).waitFor();
    expect(await violations('[role="dialog"]')).toEqual([]);
    await lab.chooser.getByRole('button', { name: 'Close' }).click();
    await lab.chooser.waitFor({ state: 'detached' });
    await lab.start('Two listings');
    expect(await violations('[aria-label^="Lab: Two"]')).toEqual([]);
    await lab.leave();
  }
  await page.getByRole('button', { name: 'Colours of the desktop' }).click();
});

test('its process is killed: the window says so, nothing is left, and it can start again', async ({
  app,
}) => {
  const lab = new Lab(app.page);
  await lab.start('Semaphores at work');
  const main = app.electron.process().pid ?? 0;
  const [runner] = descendants(main).filter(isRunner);
  if (!runner) throw new Error('there is no process of the lab');
  process.kill(runner.pid, 'SIGKILL');
  await expect(lab.chooser.getByRole('alert')).toContainText('SIGKILL');
  await expect(lab.panel).toBeHidden();
  await expect.poll(left).toEqual([]);
  await lab.chooser.getByRole('button', { name: 'Semaphores at work' }).click();
  await lab.settled();
  await lab.leave();
});

/** The one that plays scenarios: the parent of the stage. */
function isRunner({ pid }: Seen): boolean {
  return descendants(pid).some(({ executable }) => executable.endsWith('/unshare'));
}

/**
 * How often the app is killed in each scenario, in turn by itself and with its collector before
 * it: 15 make a hundred in all, which take six minutes. The lab’s own process is killed that
 * often in e2e/kernel/lab-safety.test.ts.
 */
const KILLS_EACH = Number(process.env.IPCSCOPE_KILLS ?? 1);
/** So many apps at a time. */
const LANES = 4;
/** A step or two are played meanwhile. */
const LATEST_MS = 900;
/** Four apps start at once: where that is slow, it is four times as slow. */
const ALL_KILLS_MS = 240_000 * KILLS_EACH;

test('nothing is left when app and collector are killed at any moment of a scenario', async () => {
  test.setTimeout(ALL_KILLS_MS);
  const around = outside();
  const rooms = new Set<string>();
  const turns = Array.from({ length: KILLS_EACH }, (_, turn) =>
    TITLES.map((title, place) => ({ title, collectorToo: (turn + place) % 2 === 1 })),
  ).flat();
  while (turns.length > 0) {
    await Promise.all(turns.splice(0, LANES).map((turn) => playAndKill(turn, rooms)));
    await expect.poll(left, SOON).toEqual([]);
    expect(listed(rooms)).toEqual([]);
  }
  expect(outside()).toEqual(around);
  // Stages had namespaces of their own to be left; numbers are given again.
  expect(rooms.size).toBeGreaterThan(0);
});

interface Turn {
  readonly title: string;
  readonly collectorToo: boolean;
}

/** `rooms`: the IPC namespaces that it made are added. */
async function playAndKill({ title, collectorToo }: Turn, rooms: Set<string>): Promise<void> {
  const app = await App.start();
  const main = app.electron.process().pid ?? 0;
  const lab = new Lab(app.page);
  const atAnyMoment = () => new Promise((done) => setTimeout(done, LATEST_MS * Math.random()));
  await lab.start(title);
  const going = keepGoing(app);
  if (collectorToo) {
    await atAnyMoment();
    const words = await app.status.collector.getAttribute('title');
    process.kill(Number(/pid (\d+)/.exec(words ?? '')?.[1]), 'SIGKILL');
  }
  await atAnyMoment();
  for (const { pid } of descendants(main)) {
    const ipc = namespaceOf(pid);
    if (ipc !== null && ipc !== namespaceOf(process.pid)) rooms.add(ipc);
  }
  process.kill(main, 'SIGKILL');
  await going;
}

/** Page Down again and again, until the window has gone. */
async function keepGoing({ page }: App): Promise<void> {
  for (;;) {
    const gone = await page.keyboard.press('PageDown').then(
      () => false,
      () => true,
    );
    if (gone) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** `ipc:4026532180`; null where the process has ended. */
function namespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/ipc`).replace(/[[\]]/g, '');
  } catch {
    return null;
  }
}
