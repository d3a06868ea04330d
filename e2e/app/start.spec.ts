import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_IPC } from '../worlds/world.mjs';
import { answerConfirmations, Contents } from './model/contents.ts';
import { countColours, crop, decodePng } from './model/png.ts';
import { descendants, isAlive } from './model/processes.ts';
import { canBeStartedBy, startWithSudo } from './model/sudo.ts';
import { expect, test } from './model/test.ts';

const START = join(root, 'scripts/start.mjs');
const asRoot = process.getuid?.() === 0;
const runtime = process.env.IPCSCOPE_ELECTRON ?? '';
/** nobody(1): an account that every Debian has and nobody uses. */
const NOBODY = 65534;
const [CANCEL, DO_IT] = [0, 1];

test.skip(runtime === '', 'about the checkout, not about the packaged app');

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [START, ...args], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(runtime), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    text.stderr += chunk;
  });
  return text;
}

test('without a display it draws a picture of just the size asked for', async ({ world }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-picture-'));
  try {
    const [holder] = asRoot ? await world.hold(NEW_IPC) : [undefined];
    const file = join(folder, 'a picture.png');
    const args = ['--screenshot', file, '--size', '1920x1080', '--theme', 'dark'];
    const child = start(args, { DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
    const text = collect(child);
    const [code] = await once(child, 'close');
    expect(code, text.stderr).toBe(0);
    expect(text.stdout).toContain(file);
    expect(text.stdout).toMatch(/\d+ process/);
    expect(text.stdout).toMatch(/\d+ IPC namespaces?/);
    if (holder) expect(text.stdout).not.toContain('0 IPC namespaces');
    const picture = decodePng(readFileSync(file));
    expect([picture.width, picture.height]).toEqual([1920, 1080]);
    // The canvas is what comes last onto the page's surface, and what it is all about.
    const canvas = crop(picture, { x: 500, y: 150, width: 1300, height: 800 });
    expect(countColours(canvas)).toBeGreaterThan(100);
    const brightness = picture.data.reduce((sum, value) => sum + value, 0) / picture.data.length;
    expect(brightness).toBeLessThan(128);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what it does not know it refuses, with a clear message', async () => {
  const child = start(['--frobnicate'], {});
  const text = collect(child);
  const [code] = await once(child, 'close');
  expect(code).toBe(2);
  expect(text.stderr).toContain('--frobnicate');
  expect(text.stderr).not.toMatch(/^\s+at .+:\d+/m);
});

test('in Electron’s Node the collector polls, and complains of nothing', async () => {
  const script = join(root, 'out/collector/index.cjs');
  const child = spawn(runtime, [script, '--watch', '500'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = collect(child);
  const closed = once(child, 'close');
  try {
    await expect.poll(() => text.stdout.split('\n').length).toBeGreaterThan(3);
  } finally {
    child.kill('SIGTERM');
    await closed;
  }
  expect(text.stderr).toBe('');
});

test.describe('started with sudo', () => {
  test.skip(!asRoot, 'needs root, to become somebody else');
  test.skip(!canBeStartedBy(NOBODY), 'the checkout is readable for root only');

  test('the window is the user’s, the collector root’s', async ({ world }) => {
    const actor = await world.actor(NEW_IPC);
    await actor.do('shmget', 1, 4096, K.IPC_CREAT | 0o600);
    const { app, executable, end } = await startWithSudo(NOBODY);
    try {
      await expect(app.outline.item(actor.ipc)).toHaveAttribute('aria-label', /1 object\b/);

      const launcher = app.electron.process().pid ?? 0;
      const all = descendants(launcher);
      const electron = all.filter((one) => one.executable === executable);
      expect(electron.length).toBeGreaterThan(2);
      for (const { uid, command } of electron) expect([uid, command]).toEqual([NOBODY, command]);
      expect(electron.some(({ command }) => command.includes('--no-sandbox'))).toBe(false);
      const collectors = all.filter(({ command }) =>
        command.some((word) => word.endsWith('out/collector/index.cjs')),
      );
      expect(collectors.map(({ uid }) => uid)).toContain(0);

      await app.end();
      await expect.poll(() => all.filter(({ pid }) => isAlive(pid))).toEqual([]);
    } finally {
      await end();
    }
  });

  test('root’s collector reads, removes and ends for the user’s window', async ({ world }) => {
    const actor = await world.actor(NEW_IPC);
    const msqid = await actor.do('msgget', 0x51, K.IPC_CREAT | 0o600);
    await actor.do('msgsnd', msqid, 7, 'for root alone');
    const shmid = await actor.do('shmget', 0x52, 100, K.IPC_CREAT | 0o600);
    await actor.do('touch', await actor.do('shmat', shmid), 3, 0x48);
    const doomed = await world.actorWith(actor);
    const { app, end } = await startWithSudo(NOBODY);
    try {
      const contents = new Contents(app.page);
      await app.outline.open(actor.ipc);
      await app.outline.item(`${actor.ipc}/shm/${shmid}`).click();
      await contents.showBytes.click();
      await expect(contents.bytes).toContainText('48 48 48');

      await app.outline.item(`${actor.ipc}/msg/${msqid}`).click();
      await contents.readMessages.click();
      await expect(contents.messages.getByRole('option').first()).toContainText('for root alone');
      let asked = await answerConfirmations(app.electron, CANCEL);
      await contents.remove.click();
      await expect(contents.panel).toContainText('Nothing was done');
      await actor.do('msgstat', msqid);
      asked = await answerConfirmations(app.electron, DO_IT);
      await contents.remove.click();
      await expect(contents.panel).toContainText(/It was removed|Gone since/);
      expect((await asked())[0]?.message).toContain(`msqid ${msqid} (key 0x00000051)`);
      await expect(actor.do('msgstat', msqid)).rejects.toThrow(/EINVAL|EIDRM/);

      await app.outline.item(`pid ${doomed.pid}`).click();
      await contents.end.click();
      await expect(contents.panel).toContainText(/It has ended|Gone since/);
      expect(isAlive(doomed.pid)).toBe(false);
    } finally {
      await end();
    }
  });
});
