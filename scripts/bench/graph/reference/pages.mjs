import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../root.mjs';

/**
 * The pages of the reference windows.
 *
 * @returns {Promise<{ empty: string, force: string, remove: () => void }>} paths
 */
export async function makePages() {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-reference-'));
  const page = (/** @type {string} */ body) =>
    `<!doctype html><meta charset="utf-8"><title>Reference</title><body style="margin:0">${body}</body>`;
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      lib: {
        entry: join(root, 'scripts/bench/graph/reference/force.mjs'),
        formats: ['iife'],
        name: 'force',
        fileName: () => 'force.js',
      },
    },
  });
  const empty = join(folder, 'empty.html');
  const force = join(folder, 'force.html');
  writeFileSync(empty, page('empty'));
  writeFileSync(force, page('<script src="force.js"></script>'));
  return { empty, force, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
