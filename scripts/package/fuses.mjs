import { createRequire } from 'node:module';
import { Refusal } from '../process/entry.mjs';

// electron-builder burns the fuses with its own copy of this; the same one reads them back.
const fromBuilder = createRequire(
  createRequire(import.meta.url).resolve('app-builder-lib/package.json'),
);
/** @type {typeof import('@electron/fuses')} */
const { FuseV1Options, getCurrentFuseWire } = fromBuilder('@electron/fuses');

/** How the wire in the executable spells a fuse that is on, and one that is off. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** Fuses as they must be in what is packed, by their names in @electron/fuses. */
const wanted = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  OnlyLoadAppFromAsar: true,
};

/**
 * Reads the fuses of a packed executable.
 *
 * @param {string} executable
 * @param {boolean} inspectable whether a debugger may drive it, as tests do
 * @returns {Promise<string[]>} each in words; refused where one is not as it must be
 */
export async function checkFuses(executable, inspectable) {
  const wire = await getCurrentFuseWire(executable);
  const all = { ...wanted, EnableNodeCliInspectArguments: inspectable };
  return Object.entries(all).map(([name, enabled]) => {
    const option = FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)];
    const state = wire[/** @type {keyof typeof wire} */ (option)];
    if (Number(state) !== (enabled ? ON : OFF)) {
      throw new Refusal(`The fuse ${name} of ${executable} is not ${enabled ? 'on' : 'off'}.`);
    }
    return `${name} ${enabled ? 'on' : 'off'}`;
  });
}
