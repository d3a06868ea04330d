import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, test } from 'vitest';
import { worldOf } from '../../main/model/difference.ts';
import type { Finding } from '../../main/model/findings/finding.ts';
import { findings } from '../../main/model/findings/findings.ts';
import type { Snapshot } from '../../main/model/snapshot.ts';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';

const HERE = new URL('../worlds/', import.meta.url).href;

/** Opens one world of the pictures, says so, and keeps it until it is killed. */
const script = (name: string) => `
  import { Cgroups } from '${HERE}cgroups.mjs';
  import { openShop } from '${HERE}shop.mjs';
  import { stories } from '${HERE}stories/index.mjs';
  import { World } from '${HERE}world.mjs';
  const open = [{ name: 'shop', open: openShop }, ...stories].find(({ name }) => name === '${name}').open;
  const nowhere = { put() {}, dispose() {} };
  const world = new World();
  await open(world, nowhere);
  console.log('ready');
  process.stdin.on('end', () => world.dispose()).resume();
`;

/**
 * What is to be found in each world of the pictures, with the names of the processes that
 * it tells of, and how often: nothing where all is well, and nothing that is not so.
 */
const EXPECTED: Record<string, Record<string, number>> = {
  laptop: {},
  containers: {},
  // Three rooms with the same keys, whose tenants and guests do not meet.
  nested: { 'same-key guest': 1, 'same-key tenant': 2 },
  // Two who wait for each other, and the segment of one who has gone.
  deadlock: { 'deadlock left right': 1, 'leaked-segment': 1 },
  // Who furnished every fourth room has ended, and nobody in them uses what he left.
  thousand: {},
  // A second shop that believes its key is its own, and three rooms of tenants.
  shop: { 'same-key shop': 1, 'same-key tenant': 1 },
};

describe.skipIf(process.getuid?.() !== 0)('no false alarm in the worlds of the pictures', () => {
  beforeAll(() => buildCollector());

  test.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    // In a namespace of its own: what others have in ours is none of it.
    const maker = spawn(
      'unshare',
      ['--ipc', process.execPath, '--input-type=module', '-e', script(name)],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    try {
      await once(createInterface({ input: maker.stdout }), 'line');
      const seen = await snapshot();
      const ours = inWorld(seen, maker.pid ?? 0);
      const objects = seen.objects.filter(({ id }) => ours.has(id));
      const links = seen.links.filter(({ object }) => ours.has(object));
      const found = findings(worldOf({ ...seen, objects, links }))
        .filter(({ nodes }) => nodes.some((node) => ours.has(node)))
        .map((one) => words(one, seen));
      expect(counted(found)).toEqual(expected);
    } finally {
      maker.stdin.end();
      await once(maker, 'exit');
    }
  });
});

/** The nodes of a world: processes below its maker, their IPC namespaces, and what is in them. */
function inWorld({ processes, objects }: Snapshot, maker: number): Set<string> {
  const below = new Map<number, number[]>();
  for (const { pid, ppid } of processes) below.set(ppid, [...(below.get(ppid) ?? []), pid]);
  const pids = new Set([maker]);
  for (const pid of pids) for (const child of below.get(pid) ?? []) pids.add(child);
  const rooms = new Set(
    processes.flatMap(({ pid, namespaces }) => (pids.has(pid) ? [namespaces.ipc ?? ''] : [])),
  );
  return new Set([
    ...Array.from(pids, (pid) => `pid ${pid}`),
    ...rooms,
    ...objects.flatMap(({ id, namespace }) => (rooms.has(namespace) ? [id] : [])),
  ]);
}

function words({ kind, nodes }: Finding, { processes }: Snapshot): string {
  const names = processes.filter(({ pid }) => nodes.includes(`pid ${pid}`)).map(({ comm }) => comm);
  return [kind, ...[...new Set(names)].sort()].join(' ');
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
