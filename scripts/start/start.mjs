import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from '../build/build.mjs';
import { hasDisplay, startDisplay } from '../display/virtual.mjs';
import { provide } from '../libraries/provide.mjs';
import { personBehindRoot } from '../person/person.mjs';
import { toldToEnd } from '../process/endings.mjs';
import { requireSetpriv } from '../process/tied.mjs';
import { resolveRuntimeFor } from '../runtime/for-person.mjs';
import { resolveRuntime } from '../runtime/resolve.mjs';
import { DEFAULT_PICTURE, readArguments, USAGE, withPicture } from './arguments.mjs';
import { requireWritable } from './picture.mjs';
import { requireSandbox } from './sandbox.mjs';
import { openWindow } from './window.mjs';

const say = (/** @type {string} */ line) => console.error(line);

/**
 * `npm start`: builds what is stale, finds an Electron, and shows the window; or
 * where nobody could see it, draws a picture.
 *
 * @param {readonly string[]} argv what stands after `npm start --`
 * @returns {Promise<number>} exit code
 */
export async function start(argv) {
  // npm changes to the project's folder and keeps where the person stood.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const wanted = readArguments(argv, cwd);
  if (wanted.help) {
    console.log(USAGE);
    return 0;
  }
  await requireSetpriv();
  const isRoot = process.getuid?.() === 0;
  const person = personBehindRoot(process.env, process.getuid?.());
  const shown = hasDisplay(process.env);
  const live = shown || (wanted.remote && wanted.picture === null);
  const picture = wanted.picture ?? (live ? null : join(cwd, DEFAULT_PICTURE));
  if (picture !== null) await requireWritable(picture, person);
  await buildStale();
  const runtime = person ? await resolveRuntimeFor(person) : await resolveRuntime(say);
  await provide(runtime.executable, shown ? [] : ['xvfb']);
  const args = [...wanted.forApp];
  if (isRoot && !person && !wanted.sandboxOff) {
    say("Running as root, without Chromium's sandbox (--no-sandbox).");
    args.push('--no-sandbox');
  } else if (!wanted.sandboxOff) await requireSandbox(runtime.executable, person);
  if (person) say(`The window runs as ${person.name}, the collector as root.`);

  if (!shown && live) {
    say('No display here: the window runs on one that nobody sees, until it is ended (Ctrl+C).');
  }
  const code = await show({
    executable: runtime.executable,
    args: picture === null ? args : withPicture(args, picture),
    person,
    size: shown ? null : wanted.size,
  });
  if (code !== 0 || picture === null) return code;
  if (!existsSync(picture)) {
    say(`The app ended without having drawn ${picture}.`);
    return 1;
  }
  if (!shown) say('For the live window run npm start on a desktop, or over ssh -X.');
  return 0;
}

/**
 * Runs the app until it ends or we are told to, and leaves nothing behind.
 *
 * @param {object} options
 * @param {string} options.executable
 * @param {readonly string[]} options.args
 * @param {import('../person/person.mjs').Person | null} options.person
 * @param {{ width: number, height: number } | null} options.size of a virtual display, where
 * one is needed
 * @returns {Promise<number>} exit code
 */
async function show({ executable, args, person, size }) {
  const told = toldToEnd();
  const display = size ? await startDisplay(size, person) : null;
  const onlyWayland = !display && !process.env.DISPLAY ? ['--ozone-platform=wayland'] : [];
  const window = openWindow({
    executable,
    args: [...onlyWayland, ...args],
    person,
    env: display?.env ?? {},
  });
  const blind = display?.ended.then(() => /** @type {const} */ ('blind'));
  const end = await Promise.race([window.ended, told, ...(blind ? [blind] : [])]);
  if (end === 'blind') say('The virtual display has ended, and the window with it.');
  await window.stop();
  await display?.stop();
  return end === 'blind' ? 1 : end;
}
