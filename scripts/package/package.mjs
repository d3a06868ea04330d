import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build as buildParts } from '../build/build.mjs';
import { giveToOwner } from '../build/owner.mjs';
import { partNames } from '../build/parts.mjs';
import { Refusal } from '../process/entry.mjs';
import { root } from '../root.mjs';
import { resolveRuntime } from '../runtime/resolve.mjs';
import { archive } from './archive.mjs';
import { checkFuses } from './fuses.mjs';

/** @typedef {import('../runtime/resolve.mjs').Runtime} Runtime */

const { name, version } = createRequire(import.meta.url)('../../package.json');
const output = join(root, 'dist');

/** What is Electron's own app or our loader of apps, and no part of this one. */
const NOT_OURS = ['resources/app', 'resources/default_app.asar', 'version'];
const WARNING = 'NOT-A-RELEASE.txt';

/**
 * Why a package must not be given to anybody, if so.
 *
 * @param {Runtime} runtime
 * @param {boolean} test
 * @returns {string[]}
 */
function reservations(runtime, test) {
  const reasons = [];
  if (runtime.origin === 'fallback') {
    reasons.push(
      `It contains Electron ${runtime.version} with a Chromium that gets no security updates, ` +
        'because the official one could not be downloaded where it was packed.',
    );
  }
  if (test) reasons.push('A debugger can be attached to it, as the tests need.');
  return reasons;
}

/**
 * Packs the app as a folder and an archive of it, in `dist/`.
 *
 * @param {{ test: boolean }} options `test`: so that Playwright can drive it
 */
export async function makePackage({ test }) {
  await buildParts(partNames, (line) => console.log(line));
  const runtime = await resolveRuntime((line) => console.log(line));
  if (!/^\d+\.\d+\.\d+/.test(runtime.version)) {
    throw new Refusal(
      `The version of ${runtime.executable} is not known: it has no file 'version'.`,
    );
  }
  const folder = await pack(runtime, test);
  const executable = join(folder, name);
  const fuses = await checkFuses(executable, test);
  console.log(`Fuses: ${fuses.join(', ')}`);

  const reasons = reservations(runtime, test);
  const suffix = reasons.length > 0 ? '-not-a-release' : '';
  if (reasons.length > 0) {
    const text = ['This is not a release of IPC Scope.', ...reasons, ''].join('\n');
    writeFileSync(join(folder, WARNING), text);
    console.log(text.trimEnd());
  }
  const inside = `${name}-${version}-${process.platform}-${process.arch}${suffix}`;
  const file = join(output, `${inside}.tar.gz`);
  await archive(folder, file, inside);
  giveToOwner(output);
  console.log(`Packed ${executable}\n       ${file}`);
}

/**
 * Runs electron-builder over what was built.
 *
 * @param {Runtime} runtime
 * @param {boolean} test
 * @returns {Promise<string>} the packed folder
 */
async function pack(runtime, test) {
  const { Arch, build, Platform } = await import('electron-builder');
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
  let folder = '';
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', arch),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronDist: dirname(runtime.executable),
      electronVersion: runtime.version,
      ...(test && { electronFuses: { enableNodeCliInspectArguments: true } }),
      afterPack: async (context) => {
        folder = context.appOutDir;
        for (const path of NOT_OURS) rmSync(join(folder, path), { recursive: true, force: true });
      },
    },
  });
  if (!existsSync(join(folder, 'resources/app.asar'))) {
    throw new Refusal(`electron-builder left no app in ${folder}.`);
  }
  return folder;
}
