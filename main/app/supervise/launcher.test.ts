import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Launcher } from './launcher.ts';

let leave = () => {};
afterEach(() => leave());

/** Both ends of a real socket: the launcher's in the test's hand. */
async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-launcher-'));
  const server = createServer().listen(join(folder, 'socket'));
  await once(server, 'listening');
  const { connect } = await import('node:net');
  const ours = connect(join(folder, 'socket'));
  const [theirs] = (await once(server, 'connection')) as [Socket];
  let heard = '';
  theirs.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  leave = () => {
    ours.destroy();
    theirs.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  };
  const gone = vi.fn();
  const say = (...lines: object[]) => {
    for (const line of lines) theirs.write(`${JSON.stringify(line)}\n`);
  };
  const asked = () =>
    heard
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { launcher: new Launcher(ours, gone), theirs, say, asked, gone };
}

test('has a collector started and hears what it says, and its end', async () => {
  const { launcher, say, asked } = await setUp();
  const collector = launcher.start(200);
  const lines: string[] = [];
  collector.onLine((line) => lines.push(line));
  const ended = new Promise((resolve) => collector.onEnd(resolve));
  collector.send('{"type":"poll","everyMs":900}');
  await vi.waitFor(() =>
    expect(asked()).toEqual([
      { type: 'start' },
      { type: 'poll', everyMs: 200 },
      { type: 'poll', everyMs: 900 },
    ]),
  );
  say({ type: 'hello' }, { type: 'ended', reason: 'SIGKILL' });
  expect(await ended).toBe('SIGKILL');
  expect(lines).toEqual(['{"type":"hello"}']);
});

test('one that hangs is ended, and only then another started', async () => {
  const { launcher, say, asked } = await setUp();
  const stuck = launcher.start(200);
  const ends: string[] = [];
  stuck.onEnd((reason) => ends.push(reason));
  stuck.end();
  const next = launcher.start(300);
  const lines: string[] = [];
  next.onLine((line) => lines.push(line));
  next.onEnd((reason) => ends.push(reason));
  next.send('{"type":"poll","everyMs":400}');
  await vi.waitFor(() => expect(asked().map(({ type }) => type)).toEqual(['start', 'poll', 'end']));
  say({ type: 'late' }, { type: 'ended', reason: 'SIGKILL' }, { type: 'hello' });
  await vi.waitFor(() => expect(lines).toEqual(['{"type":"hello"}']));
  await vi.waitFor(() =>
    expect(asked().slice(3)).toEqual([
      { type: 'start' },
      { type: 'poll', everyMs: 300 },
      { type: 'poll', everyMs: 400 },
    ]),
  );
  // The one before was let go, and its end was not the next one's.
  expect(ends).toEqual([]);
});

test('says when the launcher has gone, also to who comes later', async () => {
  const { launcher, theirs, gone } = await setUp();
  const collector = launcher.start(200);
  const ended = new Promise((resolve) => collector.onEnd(resolve));
  theirs.destroy();
  expect(await ended).toBe('the launcher has ended');
  expect(gone).toHaveBeenCalledOnce();
  const late = vi.fn();
  launcher.start(200).onEnd(late);
  expect(late).toHaveBeenCalledWith('the launcher has ended');
});
