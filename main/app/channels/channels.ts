import { app, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Pushes, Requests } from '../../../preload/contract.ts';
import { isOurPage } from '../window/pages.ts';

type Handler<Channel extends keyof Requests> = (
  sender: WebContents,
  ...args: Parameters<Requests[Channel]>
) => ReturnType<Requests[Channel]> | Promise<ReturnType<Requests[Channel]>>;

/** Answers a request of a window's. The one place where Electron's `ipcMain` is used. */
export function answer<Channel extends keyof Requests>(
  channel: Channel,
  handler: Handler<Channel>,
): void {
  ipcMain.handle(channel, (event, ...args) => {
    if (!isTrusted(event)) throw new Error(`${channel}: refused`);
    return handler(event.sender, ...(args as Parameters<Requests[Channel]>));
  });
}

/** Tells a window; nothing where it has gone. */
export function push<Channel extends keyof Pushes>(
  target: WebContents,
  channel: Channel,
  value: Pushes[Channel],
): void {
  if (!target.isDestroyed()) target.send(channel, value);
}

/** Only the main frame of our own page may ask. */
function isTrusted({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  const frame = senderFrame;
  if (!frame || frame !== sender.mainFrame) return false;
  return isOurPage(frame.url) && app.isReady();
}
