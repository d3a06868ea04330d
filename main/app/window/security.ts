import { readFile } from 'node:fs/promises';
import { app, protocol, type Session, type WebPreferences } from 'electron';
import { contentType, fileOf, HEADERS, isOurPage, SCHEME } from './pages.ts';

/**
 * Electron's security checklist, point by point:
 *
 * 1. only secure content: all comes from `ipcscope://app`, files of the app
 * 2. no Node in the page, 3. context isolation, 4. sandbox: `PREFERENCES`
 * 5. permissions: all refused, `closeDoors`
 * 6. webSecurity, 8. allowRunningInsecureContent, 9. experimentalFeatures,
 *    10. enableBlinkFeatures: left as they are, which is safe
 * 7. Content-Security-Policy: `pages.ts`, sent with every answer
 * 11. no allowpopups, 12. webviews: none can be attached, `closeDoors`
 * 13. navigation and 14. new windows: refused, `closeDoors`
 * 15. shell.openExternal: not used
 * 16. Electron's version: stated in package.json; the launcher says when it uses another
 * 17. sender of every message: checked in `channels/channels.ts`
 * 18. no file:// pages: a scheme of our own, `servePages`
 * 19. fuses: set in electron-builder.yml, read back when packing
 * 20. no Electron API in the page: the preload script shows a few functions of ours
 */
export const PREFERENCES: WebPreferences = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  contextIsolation: true,
  sandbox: true,
  webviewTag: false,
  spellcheck: false,
};

/** To be called before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files below `folder` as the app's pages. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const file = fileOf(request.url, folder);
    const missing = () => new Response(null, { status: 404, headers: { ...HEADERS } });
    if (file === null || request.method !== 'GET') return missing();
    try {
      const headers = { ...HEADERS, 'Content-Type': contentType(file) };
      return new Response(await readFile(file), { headers });
    } catch {
      return missing();
    }
  });
}

/** Refuses whatever the page does not need. */
export function closeDoors(session: Session): void {
  // Copying a value to the clipboard, from a click, is the one thing that the page asks for.
  const allowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(permission) && isOurPage(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowed(permission) && isOurPage(origin),
  );
  session.setDevicePermissionHandler(() => false);
  // Nothing is fetched from outside: a request that leaves the app is a mistake or an attack.
  session.webRequest.onBeforeRequest((details, answer) => {
    const inside = isOurPage(details.url) || /^(?:devtools|data|blob):/.test(details.url);
    answer({ cancel: !inside });
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
