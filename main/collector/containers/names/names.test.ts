import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Container, Process } from '../../../model/snapshot.ts';
import { parseContainerList } from './answer.ts';
import { parseBundle } from './bundle.ts';
import { EngineNames } from './engineNames.ts';
import { nameFromMonitor } from './monitor.ts';
import * as recorded from './recorded.ts';
import { getFromSocket } from './socket.ts';
import type { SocketPlaces } from './sockets.ts';

let directory: string;
const servers: Server[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ipcscope-names-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  rmSync(directory, { recursive: true });
});

/** A real HTTP server on a UNIX socket; returns how often it has been asked, and what. */
async function engine(name: string, answer: string | ((response: ServerResponse) => void)) {
  const asked: string[] = [];
  const path = join(directory, name);
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (typeof answer === 'string') response.end(answer);
    else answer(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path, asked };
}

function places(docker: string | null, podman: string | null, user = ''): SocketPlaces {
  return {
    system: [
      ...(docker === null ? [] : [{ engine: 'docker' as const, path: docker }]),
      ...(podman === null ? [] : [{ engine: 'podman' as const, path: podman }]),
    ],
    of: () => [{ engine: 'docker', path: user }],
  };
}

function inContainer(
  pid: number,
  container: Container | null,
  more: Partial<Process> = {},
): Process {
  return { pid, ppid: 1, uid: 0, comm: 'sleep', commandLine: [], container, ...more } as Process;
}

const docker: Container = { engine: 'docker', id: recorded.DOCKER_ID, name: null };
const podman: Container = { engine: 'podman', id: recorded.PODMAN_ID, name: null };

async function nameOf(names: EngineNames, ...processes: Process[]): Promise<string | null> {
  return vi.waitFor(() => {
    const name = names.named(processes)[0]?.container?.name;
    if (!name) throw new Error('no name yet');
    return name;
  });
}

test('Docker and Podman tell the names, at the next poll', async () => {
  const one = await engine('docker.sock', recorded.DOCKER_LIST);
  const other = await engine('podman.sock', recorded.PODMAN_LIST);
  const names = new EngineNames({ places: places(one.path, other.path) });
  const processes = [inContainer(5, docker), inContainer(6, podman), inContainer(7, null)];

  expect(names.named(processes).map(({ container }) => container?.name)).toEqual([
    null,
    null,
    undefined,
  ]);
  await vi.waitFor(() =>
    expect(names.named(processes).map(({ container }) => container?.name)).toEqual([
      'cadvisor',
      'rss-bridge',
      undefined,
    ]),
  );
  expect(processes[0]?.container?.name).toBeNull();
  expect(names.named(processes)[2]).toBe(processes[2]);
  expect(one.asked).toEqual(['GET /containers/json?all=1']);
  expect(other.asked).toEqual(['GET /containers/json?all=1']);
  expect(names.problems()).toEqual([]);
});

test('asks once for each new id, and not for one that the engine does not know', async () => {
  const { path, asked } = await engine('docker.sock', recorded.DOCKER_LIST);
  const names = new EngineNames({ places: places(path, null), everyMs: 20 });
  const stranger = { ...docker, id: 'f'.repeat(64) };
  for (let poll = 0; poll < 20; poll += 1) {
    names.named([inContainer(5, stranger)]);
    await sleep(5);
  }
  expect(asked).toHaveLength(1);
  expect(await nameOf(names, inContainer(6, docker), inContainer(5, stranger))).toBe('cadvisor');
  expect(asked).toHaveLength(2);
  // Unknown to the engine that was asked: an inner one's, say. No fault of anybody.
  expect(names.problems()).toEqual([]);
});

test('a failing socket is a problem, is asked ever less often, and mended it answers', async () => {
  let broken = true;
  const { path, asked } = await engine('docker.sock', (response) => {
    if (broken) response.writeHead(500).end();
    else response.end(recorded.DOCKER_LIST);
  });
  const names = new EngineNames({ places: places(path, null), everyMs: 20 });
  const poll = () => names.named([inContainer(5, docker)]);
  const until = Date.now() + 400;
  while (Date.now() < until) {
    poll();
    await sleep(5);
  }
  // At 0, 20, 60, 140, 300 ms and later.
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(asked.length).toBeLessThanOrEqual(6);
  expect(names.problems()).toEqual([
    { what: 'Names of Docker containers: HTTP status 500', where: path, remedy: null },
  ]);
  broken = false;
  expect(await nameOf(names, inContainer(5, docker))).toBe('cadvisor');
  expect(names.problems()).toEqual([]);
});

test('says where no socket is, and that nobody listens', async () => {
  const names = new EngineNames({ places: places(join(directory, 'none'), null) });
  names.named([inContainer(5, docker)]);
  expect(names.problems()).toEqual([
    {
      what: 'Names of Docker containers: its API socket is not there',
      where: '/var/run/docker.sock',
      remedy: 'start it: systemctl start docker.socket',
    },
  ]);
});

test.each([
  ['nothing at all', (_: ServerResponse) => {}, 'ETIMEDOUT'],
  ['without end', (response: ServerResponse) => void response.write('['.repeat(5000)), 'EMSGSIZE'],
  ['half an answer', (response: ServerResponse) => void response.socket?.destroy(), 'ECONNRESET'],
])('an engine that says %s is left', async (_, answer, code) => {
  const { path } = await engine('docker.sock', answer);
  const began = Date.now();
  const question = getFromSocket(path, '/', { patienceMs: 100, mostBytes: 1000 });
  await expect(question).rejects.toMatchObject({ code });
  expect(Date.now() - began).toBeLessThan(1000);
});

test('a hung engine delays nobody', async () => {
  const { path } = await engine('docker.sock', () => {});
  const names = new EngineNames({ places: places(path, null) });
  const began = performance.now();
  for (let poll = 0; poll < 100; poll += 1) names.named([inContainer(5, docker)]);
  expect(performance.now() - began).toBeLessThan(100);
});

test('a user’s socket tells of the containers that he started, of no other', async () => {
  const lie = recorded.DOCKER_LIST.replace('cadvisor', 'liar');
  const { path, asked } = await engine('user.sock', lie);
  const me = process.getuid?.() ?? 0;
  const user = me === 0 ? 1000 : me;
  if (me === 0) (await import('node:fs')).chownSync(path, user, user);
  const names = new EngineNames({ places: places(null, null, path), everyMs: 10 });
  const rootShim = inContainer(2, null, { comm: 'containerd-shim', uid: 0 });
  const userShim = inContainer(3, null, { comm: 'containerd-shim', uid: user });
  for (let poll = 0; poll < 10; poll += 1) {
    names.named([inContainer(5, docker, { ppid: 2, uid: user }), rootShim]);
    await sleep(5);
  }
  expect(asked).toEqual([]);
  const his = { ...docker, id: recorded.DOCKER_ID };
  const fresh = new EngineNames({ places: places(null, null, path) });
  expect(await nameOf(fresh, inContainer(6, his, { ppid: 3 }), userShim)).toBe('liar');
});

test('the monitor of Podman and CRI-O tells the name without anything being asked', () => {
  const { CRIO_MONITOR_ID: id, CRIO_MONITOR } = recorded;
  const container: Container = { engine: 'cri-o', id, name: null };
  const conmon = inContainer(2, null, { comm: 'conmon', commandLine: CRIO_MONITOR });
  const names = new EngineNames({ places: places(null, null), bundlesOf: () => [] });
  const [named] = names.named([inContainer(5, container, { ppid: 2 }), conmon]);
  expect(named?.container).toEqual({ ...container, name: 'default/shell-79b95cc8b5-z2v4j/shell' });

  // One that is nobody's parent may say what it likes.
  const other = new EngineNames({ places: places(null, null), bundlesOf: () => [] });
  const [unnamed] = other.named([inContainer(5, container, { ppid: 1 }), conmon]);
  expect(unnamed?.container?.name).toBeNull();
  const plain = { ...conmon, commandLine: ['conmon', '-c', id, '-n', 'epic_fermat'] };
  expect(nameFromMonitor(plain, id)).toBe('epic_fermat');
  expect(nameFromMonitor({ ...plain, comm: 'sh' }, id)).toBeNull();
  expect(nameFromMonitor({ ...plain, commandLine: ['conmon', '-n', 'a'] }, id)).toBeNull();
  expect(
    nameFromMonitor({ ...plain, commandLine: ['conmon', '-c', id, '-n', 'a\nb'] }, id),
  ).toBeNull();
});

test('bundles tell pod and container', async () => {
  expect(parseBundle(recorded.CRIO_BUNDLE)).toBe('default/wasm-test');
  expect(parseBundle('{"annotations":{}}')).toBeNull();
  expect(parseBundle('{')).toBeNull();

  const { CONTAINERD_ID: id } = recorded;
  const bundlesOf = (one: string) => [join(directory, 'none'), join(directory, one, 'config.json')];
  const file = bundlesOf(id)[1] ?? '';
  mkdirSync(dirname(file));
  writeFileSync(file, recorded.CONTAINERD_BUNDLE);
  const names = new EngineNames({ places: places(null, null), bundlesOf });
  const container: Container = { engine: 'containerd', id, name: null };
  expect(await nameOf(names, inContainer(5, container))).toBe(
    'default/test-pod-9240/test-pod-9240',
  );
});

test.skipIf(process.getuid?.() === 0)('a bundle that may not be read is a problem', async () => {
  const file = join(directory, 'config.json');
  writeFileSync(file, recorded.CONTAINERD_BUNDLE);
  chmodSync(file, 0);
  const names = new EngineNames({ places: places(null, null), bundlesOf: () => [file] });
  const container: Container = { engine: 'containerd', id: recorded.CONTAINERD_ID, name: null };
  await vi.waitFor(() => {
    names.named([inContainer(5, container)]);
    expect(names.problems()).toMatchObject([{ where: file, remedy: 'start with sudo' }]);
  });
});

test('any answer is taken, none but proper names are believed', () => {
  fc.assert(fc.property(fc.string(), (body) => void parseContainerList(body)));
  fc.assert(fc.property(fc.json(), (body) => void [parseContainerList(body), parseBundle(body)]));
  const id = 'a'.repeat(64);
  const list = (names: unknown) => parseContainerList(JSON.stringify([{ Id: id, Names: names }]));
  expect(list(['/web/alias', '/db'])?.get(id)).toBe('db');
  for (const bad of [['no-slash'], ['/a\nb'], ['/'], [`/${'x'.repeat(300)}`], [7], 'x', null]) {
    expect(list(bad)?.size).toBe(0);
  }
  expect(parseContainerList('{"message":"page not found"}')).toBeNull();
  expect(parseContainerList('[{"Id":"../../etc","Names":["/a"]},null,3]')?.size).toBe(0);
});
