/**
 * Makes a runtime that comes without Electron's default app behave like the
 * official binary: `electron PATH ARGS…` runs the app at PATH.
 *
 * It lies in the runtime's `resources/app`, and is never part of IPC Scope.
 */
const { existsSync, readFileSync, statSync } = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');
const Module = require('node:module');
const { app } = require('electron');

/** The arguments of the official binary that come before the app's path. */
function read(/** @type {string[]} */ args) {
  /** @type {string[]} */
  const modules = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-v' || arg === '--version') return { path: null, modules, version: true };
    if (arg === '-r' || arg === '--require') modules.push(args[++index] ?? '');
    else if (!arg.startsWith('-')) return { path: resolve(arg), modules, version: false };
  }
  return { path: null, modules, version: false };
}

/** @param {string} path a folder with a package.json, or a script */
function load(path) {
  const inFolder = statSync(path).isDirectory();
  const folder = inFolder ? path : dirname(path);
  const description = join(folder, 'package.json');
  if (inFolder && !existsSync(description)) throw new Error(`${path} has no package.json`);
  const {
    name = basename(folder),
    productName = name,
    version = '0.0.0',
    desktopName = `${name}.desktop`,
    main = 'index.js',
  } = existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')) : {};
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const internal = /** @type {any} */ (app);
  app.setName(productName);
  internal.setVersion(version);
  internal.setDesktopName(desktopName);
  internal.setAppPath(folder);
  // The loader's own name decided over this one already.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), productName));
  }
  const script = inFolder ? resolve(folder, main) : path;
  // As the program's main module, so that `require.main === module` holds there.
  /** @type {any} */ (Module)._load(script, null, true);
}

const wanted = read(process.argv.slice(1));
try {
  if (wanted.version) {
    console.log(`v${process.versions.electron}`);
    app.exit(0);
  } else if (wanted.path === null) {
    console.error('Usage: electron PATH ARGS…');
    app.exit(2);
  } else {
    for (const module of wanted.modules) require(resolve(module));
    load(wanted.path);
  }
} catch (error) {
  console.error(error);
  app.exit(1);
}
