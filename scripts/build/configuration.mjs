import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../root.mjs';
import { parts } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartName} PartName */
/** @typedef {import('vite').InlineConfig} InlineConfig */

/** Electron 25 runs Node 18 and Chromium 114; 45 runs what is newer. */
const NODE = 'node18';
const CHROMIUM = 'chrome114';

const builtins = new Set(builtinModules);

/**
 * Refuses a bundle that requires what its part may not: the collector would
 * otherwise start to need Electron, or the sandboxed preload Node, unnoticed.
 *
 * @param {PartName} name
 * @returns {import('vite').Plugin}
 */
function onlyAllowedImports(name) {
  const part = parts[name];
  const allowed = (/** @type {string} */ id) =>
    part.external.includes(id) ||
    (part.node && (id.startsWith('node:') || builtins.has(id.split('/')[0] ?? id)));
  return {
    name: 'ipcscope:only-allowed-imports',
    enforce: 'pre',
    resolveId(id, importer) {
      // Without this the package `electron`, which is found, would be bundled.
      if (id === 'electron' && !allowed(id)) this.error(`${name} imports electron: ${importer}`);
      return null;
    },
    generateBundle(_, bundle) {
      const inside = new Set(Object.keys(bundle));
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of [...file.imports, ...file.dynamicImports]) {
          if (!inside.has(id) && !allowed(id)) this.error(`${name} may not require '${id}'`);
        }
      }
    },
  };
}

/**
 * @param {PartName} name one of those that run in Node or as the preload script
 * @param {string} outDir
 * @returns {InlineConfig}
 */
function commonJs(name, outDir) {
  const part = parts[name];
  return {
    ...shared(outDir),
    // A CommonJS file that starts without `import`, so that Electron and Node take it alike.
    build: {
      ...shared(outDir).build,
      ssr: join(root, part.entry),
      target: NODE,
      minify: false,
      rolldownOptions: {
        external: (id) =>
          part.external.includes(id) ||
          id.startsWith('node:') ||
          builtins.has(id.split('/')[0] ?? id),
        output: {
          format: 'cjs',
          entryFileNames: 'index.cjs',
          chunkFileNames: '[name].cjs',
          // The preload script is one file: in the sandbox it cannot load another.
          codeSplitting: part.node,
        },
      },
    },
    ssr: { noExternal: true, external: part.external, target: 'node' },
    plugins: [onlyAllowedImports(name)],
  };
}

/**
 * @param {string} outDir
 * @returns {Promise<InlineConfig>}
 */
async function page(outDir) {
  const { default: react } = await import('@vitejs/plugin-react');
  const base = shared(outDir);
  return {
    ...base,
    root: join(root, dirname(parts.renderer.entry)),
    base: './',
    build: {
      ...base.build,
      target: CHROMIUM,
      // The page's content security policy admits neither inline scripts nor data: addresses.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
    },
    worker: { format: 'es' },
    css: { transformer: 'lightningcss' },
    plugins: [react(), onlyAllowedImports('renderer')],
  };
}

/**
 * @param {string} outDir
 * @returns {InlineConfig}
 */
function shared(outDir) {
  return {
    configFile: false,
    envDir: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir, emptyOutDir: true, sourcemap: true, reportCompressedSize: false },
  };
}

/**
 * How Vite builds a part into a folder.
 *
 * @param {PartName} name
 * @param {string} outDir absolute
 * @returns {Promise<InlineConfig>}
 */
export async function configuration(name, outDir) {
  return name === 'renderer' ? page(outDir) : commonJs(name, outDir);
}
