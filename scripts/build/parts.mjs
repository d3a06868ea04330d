/**
 * What is built: each part from its entry into its own folder of `out/`.
 *
 * @typedef {'main' | 'collector' | 'lab' | 'preload' | 'renderer'} PartName
 *
 * @typedef {object} Part
 * @property {string} entry source file that the part starts at, from the root of the project
 * @property {string} output the one file that proves that the part is built
 * @property {string[]} sources files and folders whose contents decide whether it is stale
 * @property {string[]} external modules that stay `require`d, beside Node's own where `node`
 * @property {boolean} node whether Node's own modules may be required
 */

/** @type {Record<PartName, Part>} */
export const parts = {
  collector: {
    entry: 'main/collector/index.ts',
    output: 'out/collector/index.cjs',
    sources: ['main/collector', 'main/model'],
    external: ['koffi'],
    node: true,
  },
  lab: {
    entry: 'main/lab/index.ts',
    output: 'out/lab/index.cjs',
    sources: ['main/lab', 'main/model'],
    external: [],
    node: true,
  },
  main: {
    entry: 'main/app/index.ts',
    output: 'out/main/index.cjs',
    sources: ['main/app', 'main/model', 'main/collector/contract', 'main/lab/contract', 'preload'],
    external: ['electron', 'koffi'],
    node: true,
  },
  preload: {
    entry: 'preload/index.ts',
    output: 'out/preload/index.cjs',
    sources: ['preload', 'main/model'],
    external: ['electron'],
    node: false,
  },
  renderer: {
    entry: 'renderer/index.html',
    output: 'out/renderer/index.html',
    sources: ['renderer', 'preload', 'main/model', 'assets'],
    external: [],
    node: false,
  },
};

export const partNames = /** @type {PartName[]} */ (Object.keys(parts));
