import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instancesOf, noEvents } from '../kernel/reference/tracefs.ts';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_IPC } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { Events, type Moved, type Point } from './model/events.ts';
import type { Box } from './model/picture.ts';
import { expect, test } from './model/test.ts';

const reason = noEvents();
const MAKE = K.IPC_CREAT | 0o600;
/** No poll is due as long as a test runs: what is seen was looked for because of an event. */
const NEVER_MS = '60000';
/** Sends and takes messages in a queue of its own as fast as it can. */
const STORM =
  'my $queue = msgget(0, 01600); for (1 .. 150000) { ' +
  "msgsnd($queue, pack('l! a*', 1, 'x'), 0); msgrcv($queue, my $text, 16, 0, 0) }";

test.describe(() => {
  test.skip(reason !== null, reason ?? '');
  let app: App;
  let events: Events;
  let profile: string;

  test.beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'ipcscope-events-'));
    app = await App.start({ profile, args: ['--poll', NEVER_MS] });
    events = new Events(app.page);
    await events.press('Switch on');
    await expect(events.state).toHaveText('Live events: on');
  });
  test.afterAll(async () => {
    await app?.end();
    rmSync(profile, { recursive: true, force: true });
  });

  test('a message travels to its queue and from it, and is listed', async ({ world }) => {
    const sender = await world.actorInNew();
    const receiver = await world.actorWith(sender);
    const queue = await sender.do('msgget', 7, MAKE);
    const id = `${sender.ipc}/msg/${queue}`;
    // Makes both of them users of the queue, which are drawn by themselves.
    await sender.do('msgsnd', queue, 1, 'first');
    await receiver.do('msgrcv', queue);
    await app.outline.open(sender.ipc);
    await app.outline.item(id).click();
    await expect(events.listed).toContainText([/msgrcvreceived 5 bytes/, /msgsndsent 5 bytes/]);
    await expect.poll(() => app.picture.box(`pid ${receiver.pid}`)).not.toBeNull();

    // Both are on their way to where users stand.
    await app.picture.painted();
    let [process, object] = await boxes(`pid ${sender.pid}`, id);
    let motion = await events.watchMotion(id);
    await sender.do('msgsnd', queue, 1, 'second');
    expectWay(await motion(), 'to', process, object);
    await expect(app.inspector.field('Messages')).toHaveText('1 message');

    motion = await events.watchMotion(id);
    await receiver.do('msgrcv', queue);
    [process, object] = await boxes(`pid ${receiver.pid}`, id);
    expectWay(await motion(), 'from', object, process);
    await expect(app.inspector.field('Messages')).toHaveText('0 messages');
    await expect(events.listed.first()).toContainText(`received 6 bytespid ${receiver.pid}`);

    await events.listed.first().getByRole('link').click();
    await expect(app.inspector.title).toContainText(`pid ${receiver.pid}`);
    await expect(events.listed.first()).toContainText(`received 6 bytesmsqid ${queue}`);
  });

  test('a wait is told when it begins, and when it ends', async ({ world }) => {
    const waiter = await world.actorInNew();
    const waker = await world.actorWith(waiter);
    const queue = await waiter.do('mq_open', '/orders', K.O_CREAT | K.O_RDWR, 0o600);
    const id = `${waiter.ipc}/mqueue/orders`;
    await app.outline.open(waiter.ipc);
    await app.outline.item(id).click();
    const got = waiter.do('mq_receive', queue);
    await expect(events.listed.first()).toContainText('waits for a message');
    await expect(app.inspector.panel).toContainText('waits in mq_timedreceive()');
    await waker.do('mq_send', await waker.do('mq_open', '/orders', K.O_WRONLY), 'at last', 0);
    await got;
    await expect(events.listed).toContainText([/received 7 bytes, after/]);
    await expect(events.listed.filter({ hasText: 'waits for' })).toHaveCount(0);
    await expect(app.inspector.panel).not.toContainText('waits in mq_timedreceive()');
  });

  test('a semaphore set and a segment show that they were used', async ({ world }) => {
    const actor = await world.actorInNew();
    const set = await actor.do('semget', 7, 1, MAKE);
    const segment = await actor.do('shmget', 7, 4096, MAKE);
    const id = `${actor.ipc}/sem/${set}`;
    await expect.poll(() => app.picture.box(id)).not.toBeNull();
    await expect.poll(() => app.picture.box(`${actor.ipc}/shm/${segment}`)).not.toBeNull();
    const [box] = await boxes(id);
    const motion = await events.watchMotion(id);
    await actor.do('semop', set, [[0, 1, 0]]);
    const points = await motion();
    expect(points).toContainEqual(expect.objectContaining({ kind: 'pulse', seen: true }));
    // Who operated on it is tied to it from then on: it may be on its way to him.
    const [after] = await boxes(id);
    const [from, to] = [middle(box), middle(after)];
    const first = points[0] ?? { x: 0, y: 0 };
    const astray = distance(from, first) + distance(first, to) - distance(from, to);
    expect(astray).toBeLessThan(box.width / 2);
    const used = await events.watchMotion(`${actor.ipc}/shm/${segment}`);
    await actor.do('shmat', segment, 0);
    expect(await used()).toContainEqual(expect.objectContaining({ kind: 'pulse', seen: true }));
    await app.outline.open(actor.ipc);
    await app.outline.item(`${actor.ipc}/shm/${segment}`).click();
    await expect.poll(() => app.inspector.raw('Attaches')).toBe('nattch 1');
    await expect(events.listed.first()).toContainText(`shmatattached itpid ${actor.pid}`);
  });

  test('with less motion nothing travels', async ({ world }) => {
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    const sender = await world.actorInNew();
    const queue = await sender.do('msgget', 7, MAKE);
    const id = `${sender.ipc}/msg/${queue}`;
    await sender.do('msgsnd', queue, 1, 'first');
    await expect.poll(() => app.picture.box(id)).not.toBeNull();
    // Whoever sent is tied to it from then on, which may take it elsewhere: the inspector is told
    // when the picture has drawn that.
    await app.outline.open(sender.ipc);
    await app.outline.item(id).click();
    await expect(app.inspector.field('Messages')).toHaveText('1 message');
    await atRest(id);
    let motion = await events.watchMotion(id);
    await sender.do('msgsnd', queue, 1, 'second');
    let points = await motion();
    const [box] = await boxes(id);
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) expect(distance(point, middle(box))).toBeLessThan(3);

    // It goes along where the picture moves: here as soon as it is there, which is not for long.
    await events.overlay.evaluate((overlay) => {
      const watch = new MutationObserver(() => {
        if (overlay.dataset.moving === '0') return;
        watch.disconnect();
        const canvas = document.querySelector('canvas[data-sequence]');
        canvas?.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
      });
      watch.observe(overlay, { attributeFilter: ['data-moving'] });
    });
    motion = await events.watchMotion(id);
    await sender.do('msgsnd', queue, 1, 'third');
    points = await motion();
    const [moved] = await boxes(id);
    expect(distance(middle(box), middle(moved))).toBeGreaterThan(3);
    expect(distance(points.at(-1) ?? middle(box), middle(moved))).toBeLessThan(3);
    await app.picture.canvas.press('f');
    await app.picture.canvas.press('Escape');
    await app.page.emulateMedia({ reducedMotion: null });
  });

  test('of a storm it says how much was missed', async ({ world }) => {
    const [file = '', ...args] = NEW_IPC.split(' ');
    await world.run(file, ...args, 'perl', '-e', STORM);
    await expect(app.status.line).toContainText(/about [\d,]+ calls missed/);
  });

  test('they outlive the collector, and go with the switch', async () => {
    const first = await collector();
    expect(instancesOf(first)).toHaveLength(1);
    process.kill(first, 'SIGKILL');
    await expect.poll(collector).not.toBe(first);
    await expect(events.state).toHaveText('Live events: on');
    const second = await collector();
    expect(instancesOf(second)).toHaveLength(1);
    expect(instancesOf(first)).toEqual([]);
    await events.press('Switch off');
    await expect(events.state).toHaveText('Live events: off');
    expect(instancesOf(second)).toEqual([]);
    await expect(events.listed).toHaveCount(0);
  });

  test('whoever left them on finds them on, and leaves no trace', async () => {
    await app.page.locator('body').click({ position: { x: 2, y: 2 } });
    if ((await events.state.textContent()) !== 'Live events: on')
      await app.page.keyboard.press('e');
    await expect(events.state).toHaveText('Live events: on');
    await app.end();
    app = await App.start({ profile });
    events = new Events(app.page);
    await expect(events.state).toHaveText('Live events: on');
    const pid = await collector();
    expect(instancesOf(pid)).toHaveLength(1);
    await app.end();
    await expect.poll(() => instancesOf(pid)).toEqual([]);
    app = await App.start({ args: ['--events'] });
    await expect(new Events(app.page).state).toHaveText('Live events: on');
  });

  async function collector(): Promise<number> {
    const title = await app.status.collector.getAttribute('title');
    return Number(/pid (\d+)/.exec(title ?? '')?.[1]);
  }

  /** Until it stays where it is for a while: what others have left may still be going. */
  async function atRest(id: string): Promise<void> {
    const stays = async () => {
      const before = await app.picture.box(id);
      await app.page.waitForTimeout(500);
      return JSON.stringify(before) === JSON.stringify(await app.picture.box(id));
    };
    await expect.poll(stays).toBe(true);
  }

  async function boxes(...ids: string[]): Promise<[Box, Box]> {
    const [one, other] = await Promise.all(ids.map((id) => app.picture.box(id)));
    if (!one) throw new Error('it is not drawn');
    return [one, other ?? one];
  }
});

/** From frame to frame something came nearer to where it was to go. */
function expectWay(points: readonly Moved[], kind: string, from: Box, to: Box): void {
  expect(points.map((point) => [point.kind, point.seen])).not.toContainEqual([kind, false]);
  expect(points[0]?.kind).toBe(kind);
  expect(points.length).toBeGreaterThan(1);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) throw new Error('nothing was drawn');
  // Frames may be few: what counts is where it went.
  expect(distance(last, middle(to))).toBeLessThan(distance(first, middle(to)));
  expect(distance(first, middle(from))).toBeLessThan(distance(last, middle(from)));
}

function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
