import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../root.mjs';

/**
 * The made-up worlds of the graph's own tests (renderer/graph/bench), bundled for Node.
 *
 * @returns {Promise<(size: object, seed?: number) => import('../../../main/model/snapshot.ts').Snapshot>}
 */
export async function loadCrowd() {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-crowd-'));
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: true,
        ssr: join(root, 'renderer/graph/bench/crowd.ts'),
        rolldownOptions: { output: { entryFileNames: 'crowd.mjs' } },
      },
    });
    return (await import(pathToFileURL(join(folder, 'crowd.mjs')).href)).crowd;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A world one poll later: `share` of its processes have ended and as many have begun,
 * with the links of those that they follow.
 *
 * @param {import('../../../main/model/snapshot.ts').Snapshot} world
 * @param {number} share
 * @param {number} poll counts the changes: each changes others
 */
export function churned(world, share, poll) {
  const every = Math.round(1 / share);
  const moved = new Map();
  const processes = world.processes.map((process, index) => {
    if (index % every !== poll % every) return process;
    const pid = process.pid + 20_000;
    moved.set(process.pid, pid);
    return { ...process, pid, startTime: process.startTime + 1 + poll };
  });
  processes.sort((a, b) => a.pid - b.pid);
  const links = world.links.map((link) => {
    const pid = moved.get(link.process);
    return pid === undefined ? link : { ...link, process: pid };
  });
  return { ...world, takenAt: world.takenAt + 1000 * poll, processes, links };
}
