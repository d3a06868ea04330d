import { join, resolve } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import { textOf } from '../../preload/contract.ts';
import { prepareChecks } from '../model/schema.ts';
import type { Options } from './arguments/arguments.ts';
import { answer, push } from './channels/channels.ts';
import { save } from './export/save.ts';
import { serveLab } from './lab/serve.ts';
import { leaveForeignProfile } from './profile/folder.ts';
import { Relay } from './relay/relay.ts';
import { answerRequests } from './requests/requests.ts';
import { draw } from './screenshot/draw.ts';
import { scaleFor } from './screenshot/scale.ts';
import type { Connection } from './supervise/connection.ts';
import { inherit } from './supervise/descriptor.ts';
import { Launcher } from './supervise/launcher.ts';
import { Supervisor } from './supervise/supervisor.ts';
import { startUtility } from './supervise/utility.ts';
import { fillScreen } from './window/full-screen.ts';
import { hasGraphics } from './window/graphics.ts';
import { setMenu } from './window/menu.ts';
import { claimScheme, closeDoors, servePages } from './window/security.ts';
import { openWindow } from './window/window.ts';

/** A window that nobody sees is told of changes so many times more rarely. */
const UNSEEN_FACTOR = 4;
/**
 * The page's young generation has from the start the size that it would grow to: of a large
 * world each poll makes more than the megabyte that it begins with.
 */
const PAGE_HEAP = '--min-semi-space-size=16';
const DEFAULT_SIZE = { width: 1280, height: 720 };

/** Runs the app as it was asked for. To be called before Electron is ready. */
export async function start(options: Options): Promise<void> {
  const still = options.screenshot !== null;
  const size = options.size ?? DEFAULT_SIZE;
  const connect = connector(options);
  if (connect === null) {
    process.stderr.write(`ipcscope: --collector-fd ${options.collectorFd}: no open socket\n`);
    app.exit(2);
    return;
  }
  claimScheme();
  leaveForeignProfile();
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (!app.commandLine.hasSwitch('js-flags')) app.commandLine.appendSwitch('js-flags', PAGE_HEAP);
  if (still) {
    app.commandLine.appendSwitch('force-device-scale-factor', `${scaleFor(size)}`);
  }
  if (still || !hasGraphics()) app.disableHardwareAcceleration();
  nativeTheme.themeSource = options.theme === 'contrast' ? 'system' : options.theme;
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  const parts = join(app.getAppPath(), 'out');
  const preload = join(parts, 'preload', 'index.cjs');
  // A picture shows the system, not what somebody left in the window: it keeps nothing.
  const own = still ? session.fromPartition('picture') : session.defaultSession;
  servePages(own, join(parts, 'renderer'));
  closeDoors(own);
  setMenu();

  const relay = new Relay(options.theme, still, options.lens);
  const open = (pollMs: number) => connect(pollMs, join(parts, 'collector', 'index.cjs'));
  const supervisor = new Supervisor(open, options.pollMs, {
    onState: (state) => relay.setCollector(state),
    onEvents: (happened) => relay.happened(happened),
    onEventsState: (state) => relay.setEvents(state),
    onSnapshot(snapshot) {
      relay.setSnapshot(snapshot);
      // One is what a picture shows, and what is said about it.
      if (still) void supervisor.stop();
    },
    onDifference: (change) => relay.addDifference(change),
  });
  if (options.events && !still) supervisor.events = true;
  quitAfter(() => supervisor.stop());

  let onPainted = () => {};
  answer('session/subscribe', (sender) => {
    // Now the page is busy with itself, and the first snapshot is still to come.
    setImmediate(prepareChecks);
    return textOf(
      relay.subscribe(sender, (update) => push(sender, 'session/update', textOf(update))),
    );
  });
  answer('window/painted', () => onPainted());
  answerRequests({ snapshot: () => relay.snapshot, ask: (question) => supervisor.ask(question) });
  answer('events/set', (_sender, on) => {
    if (typeof on === 'boolean') supervisor.events = on;
  });
  answer('export/save', save);
  answer('window/fill-screen', fillScreen);
  serveLab(join(parts, 'lab', 'index.cjs'), (state) => relay.setLab(state));
  app.on('web-contents-created', (_event, contents) => {
    contents.once('destroyed', () => relay.unsubscribe(contents));
  });

  if (options.screenshot === null) {
    const onVisible = (visible: boolean) => {
      supervisor.pollMs = options.pollMs * (visible ? 1 : UNSEEN_FACTOR);
    };
    openWindow({ preload, session: own, size: options.size, onVisible });
    return;
  }
  const shot = { preload, session: own, size, file: resolve(options.screenshot) };
  const code = await draw(shot, relay, (painted) => {
    onPainted = painted;
  });
  await supervisor.stop();
  app.exit(code);
}

/** The app goes when this is done: what runs in another process takes a moment to put away. */
function quitAfter(finish: () => Promise<void>): void {
  let finished = false;
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    finish().finally(() => {
      finished = true;
      app.quit();
    });
  });
}

type Connect = (pollMs: number, script: string) => Connection;

/** How a collector is started: by ourselves, or by a launcher that keeps it; null: it cannot be. */
function connector({ collectorFd }: Options): Connect | null {
  if (collectorFd === null) return (pollMs, script) => startUtility(script, pollMs);
  const socket = inherit(collectorFd);
  if (socket === null) return null;
  const launcher = new Launcher(socket, () => {
    console.error('ipcscope: the launcher, which keeps the collector, has ended');
    app.quit();
  });
  return (pollMs) => launcher.start(pollMs);
}
