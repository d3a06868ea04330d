import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { startNode } from './node.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ipcscope-node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(script: string): Connection {
  const file = join(folder, 'collector.cjs');
  writeFileSync(file, script);
  return startNode(file, 700);
}

function lineOf(connection: Connection): Promise<string> {
  return new Promise((resolve) => connection.onLine(resolve));
}

function endOf(connection: Connection): Promise<string> {
  return new Promise((resolve) => connection.onEnd(resolve));
}

test('it is told how often to poll, and lines go both ways', async () => {
  const connection = start(`
    console.log(process.argv.slice(2).join(' '));
    process.stdin.on('data', (text) => console.log('heard ' + text.toString().trim()));
  `);
  const ended = endOf(connection);
  expect(await lineOf(connection)).toBe('--serve --again --poll 700');
  connection.send('a word');
  expect(await lineOf(connection)).toBe('heard a word');
  connection.end();
  expect(await ended).toBe('SIGTERM');
});

test('what it says last is heard before it has ended', async () => {
  const connection = start(`process.stdout.write('{"type":"failed"}\\n'); process.exitCode = 1;`);
  const heard: string[] = [];
  connection.onLine((line) => heard.push(line));
  expect(await endOf(connection)).toBe('exit code 1');
  expect(heard).toEqual(['{"type":"failed"}']);
});

test('one that has stopped listening to signals ends all the same', async () => {
  const connection = start(`
    process.on('SIGTERM', () => {});
    setInterval(() => {}, 1000);
    console.log('there');
  `);
  const ended = endOf(connection);
  await lineOf(connection);
  connection.end();
  expect(await ended).toBe('SIGKILL');
});
