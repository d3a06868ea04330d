import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';
import type { App } from './model/app.ts';
import { decodePng } from './model/png.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;
/** All that a queue's name may hold, mq_overview(7), and all that could end a text elsewhere. */
const HOSTILE = '/<b>&"\\];|%%{x}';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ipcscope-export-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file dialog, which is not ours to test, answers this; null: it is closed. */
async function answerDialog({ electron }: App, path: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () =>
      file === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: file };
  }, path);
}

async function saved(app: App, form: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  await answerDialog(app, path);
  await app.menu.choose(form);
  await expect(app.menu.message).toContainText(`Saved as ${path}`);
  return readFileSync(path);
}

interface Saved {
  version: number;
  objects: { name?: string; namespace: string }[];
}

async function furnished(world: World) {
  const actor = await world.actor(NEW_ROOM);
  await actor.do('rename', 'bakery');
  await actor.do('msgget', 0x51ab51, K.IPC_CREAT | 0o600);
  await actor.do('mq_open', HOSTILE, K.O_CREAT | K.O_RDWR, 0o600);
  return actor;
}

test('PNG once, twice and four times as large', async ({ app, world }) => {
  // The view is where the test before left it: at something, not beside what has gone.
  const actor = await furnished(world);
  await app.outline.item(`pid ${actor.pid}`).click();
  await app.picture.settledBox(`pid ${actor.pid}`);
  const frame = await app.picture.canvas.boundingBox();
  const one = decodePng(await saved(app, 'PNG, as large as shown', '1.png'));
  expect(one.width).toBe(Math.round(frame?.width ?? 0));
  expect(new Set(one.data.filter((_, at) => at % 4 === 0)).size).toBeGreaterThan(20);
  for (const [scale, words] of [
    [2, 'twice'],
    [4, 'four times'],
  ] as const) {
    const larger = decodePng(await saved(app, `PNG, ${words} as large`, `${scale}.png`));
    expect([larger.width, larger.height]).toEqual([one.width * scale, one.height * scale]);
  }
});

test('SVG with texts that looks like the picture', async ({ app, world }) => {
  const actor = await furnished(world);
  await app.outline.item(`pid ${actor.pid}`).click();
  await app.picture.settledBox(`pid ${actor.pid}`);
  const svg = (await saved(app, 'SVG, its texts as text', 'a.svg')).toString('utf8');
  const png = (await saved(app, 'PNG, as large as shown', 'a.png')).toString('base64');
  const result = await app.page.evaluate(
    async ({ svg, png }) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const pixels = async (type: string, parts: BlobPart[]) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob(parts, { type }));
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        return context?.getImageData(0, 0, image.width, image.height).data ?? [];
      };
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const [ours, theirs] = [
        await pixels('image/svg+xml', [svg]),
        await pixels('image/png', [bytes]),
      ];
      let far = 0;
      for (let at = 0; at < ours.length; at += 4) {
        if (Math.abs((ours[at] ?? 0) - (theirs[at] ?? 0)) > 60) far += 1;
      }
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        scripts: parsed.querySelectorAll('script, b').length,
        texts: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent),
        sameSize: ours.length === theirs.length && ours.length > 0,
        // Letters are of another font: an image has no access to the page's.
        far: far / (ours.length / 4),
      };
    },
    { svg, png },
  );
  expect(result).toMatchObject({ error: null, scripts: 0, sameSize: true });
  expect(result.texts).toContain('bakery');
  expect(result.far).toBeLessThan(0.03);
});

test('the snapshot, and diagrams that a hostile name does not break', async ({ app, world }) => {
  const actor = await furnished(world);
  await app.outline.item(actor.ipc).waitFor();
  // What is in sight may be a namespace that has ended, and had the same number.
  const names = async () => {
    const text = (await saved(app, 'Snapshot as JSON', 'a.json')).toString('utf8');
    const { version, objects } = JSON.parse(text) as Saved;
    expect(version).toBe(1);
    return objects.filter(({ namespace }) => namespace === actor.ipc).map(({ name }) => name);
  };
  await expect.poll(names).toContain(HOSTILE);

  const dot = (await saved(app, 'Diagram for Graphviz', 'a.dot')).toString('utf8');
  expect(dot).toContain('bakery\\npid');
  expect(dot).toContain('/<b>&amp;\\"\\\\];|%%{x}');
  const mermaid = (await saved(app, 'Diagram for Mermaid', 'a.mmd')).toString('utf8');
  expect(mermaid).toContain(`bakery<br/>pid ${actor.pid}`);
  expect(mermaid.match(/%%/g)).toHaveLength(1);
});

test('a closed dialog saves nothing, and a place that cannot be written is told', async ({
  app,
}) => {
  const before = readdirSync(folder);
  await answerDialog(app, null);
  await app.menu.choose('Diagram for Mermaid');
  await expect(app.page.getByRole('menu')).toBeHidden();
  await answerDialog(app, join(folder, 'nowhere', 'a.mmd'));
  await app.menu.choose('Diagram for Mermaid');
  await expect(app.menu.message).toContainText('Not saved: a.mmd: there is no such folder');
  await app.menu.message.getByRole('button', { name: 'Close the message' }).click();
  await expect(app.menu.message).toBeHidden();
  expect(readdirSync(folder)).toEqual(before);
});

test('the page cannot name a path, nor save what is no export', async ({ app }) => {
  await answerDialog(app, join(folder, 'never.png'));
  const answers = await app.page.evaluate(() => {
    const { save } = (window as unknown as { ipcscope: { save(file: unknown): Promise<unknown> } })
      .ipcscope;
    const bytes = new Uint8Array(1);
    return Promise.all([
      save({ suggestedName: '../../etc/passwd.png', bytes }),
      save({ suggestedName: 'run.sh', bytes }),
      save({ suggestedName: 'a.png', bytes: 'text' }),
      save(null),
    ]);
  });
  for (const answer of answers) expect(answer).toMatchObject({ kind: 'failed' });
  expect(readdirSync(folder)).not.toContain('never.png');
});
