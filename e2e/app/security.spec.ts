import { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

test('the page has no Node, and of Electron the bridge only', async ({ app }) => {
  const found = await app.page.evaluate(() => {
    const names = ['process', 'require', 'module', 'Buffer', 'global', '__dirname', 'electron'];
    const bridge = (window as unknown as { ipcscope: object }).ipcscope;
    return { names: names.filter((name) => name in window), bridge: Object.keys(bridge).sort() };
  });
  expect(found).toEqual({
    names: [],
    bridge: [
      'bytes',
      'endProcess',
      'fillScreen',
      'lab',
      'messages',
      'painted',
      'queueAttributes',
      'remove',
      'save',
      'setEvents',
      'subscribe',
    ],
  });
});

test('nor have its workers', async ({ app }) => {
  const workers = app.page.workers();
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) {
    expect(await worker.evaluate(() => 'process' in self || 'require' in self)).toBe(false);
  }
});

test('its window is isolated and without privileges', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
  });
});

test('a content security policy lets nothing in', async ({ app }) => {
  const policy = await app.page.evaluate(
    async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '',
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|https?:|\*/);
  const outcome = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    script.remove();
    const fetched = await fetch('https://example.org/').then(
      () => 'came',
      () => 'refused',
    );
    return { injected: 'injected' in window, fetched };
  });
  expect(outcome).toEqual({ injected: false, fetched: 'refused' });
});

test('it stays where it is, alone', async () => {
  // One of its own: Playwright goes on waiting for a navigation that was refused.
  const app = await App.start();
  try {
    await expectToStay(app);
  } finally {
    await app.end();
  }
});

async function expectToStay(app: App): Promise<void> {
  const { page, electron } = app;
  const url = page.url();
  const opened = await page.evaluate(() => {
    const windows = ['about:blank', 'https://example.org/', 'file:///etc/passwd'];
    return windows.map((address) => window.open(address));
  });
  expect(opened).toEqual([null, null, null]);
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,hello']) {
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }
  // Whatever was going to happen has happened when another poll is drawn.
  const before = await app.picture.sequence();
  await expect.poll(() => app.picture.sequence()).toBeGreaterThan(before);
  expect(page.url()).toBe(url);
  const windows = await electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
}

test('of its own files it gives out those of the page only', async ({ app }) => {
  const statuses = await app.page.evaluate(async () => {
    const paths = [
      '/../main/index.cjs',
      '/%2e%2e/main/index.cjs',
      '/..%2fmain%2findex.cjs',
      '/nope',
    ];
    return Promise.all(
      paths.map((path) =>
        fetch(new URL(path, location.href)).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
  });
  for (const status of statuses) expect([0, 404]).toContain(status);
});
