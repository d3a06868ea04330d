import { resolve } from 'node:path';
import { Refusal } from '../process/entry.mjs';

/** What a picture is called where nobody named one. */
export const DEFAULT_PICTURE = 'ipcscope.png';
const DEFAULT_SIZE = { width: 1920, height: 1080 };

export const USAGE = `Usage: npm start [-- OPTIONS]

  --screenshot FILE      draw the present state into a PNG, print a summary, end
  --size WIDTHxHEIGHT    size of that picture or of the window, in pixels
  --theme THEME          light, dark, contrast or system
  --lens NAME            group by ipc, pid, user, net, mnt, uts, cgroup, time or container
  --poll MS              milliseconds between two looks at the system
  --events               tell what happens as it happens, from the start; needs root
  --help                 this text

Anything else goes to the app and to Chromium as it is, for example
--remote-debugging-port=9333 or --no-sandbox.

Environment:
  ELECTRON_OVERRIDE_DIST_PATH   folder of another Electron to use
  IPCSCOPE_VERBOSE=1            show what Chromium says on standard error
`;

/**
 * @typedef {object} StartArguments
 * @property {boolean} help
 * @property {string | null} picture absolute path of the PNG that is asked for
 * @property {{ width: number, height: number }} size of the screen that would hold it
 * @property {boolean} remote a debugger is to look at the window while it lives
 * @property {boolean} sandboxOff the person wants it off
 * @property {string[]} forApp
 */

/**
 * @param {readonly string[]} args what stands after `npm start --`
 * @param {string} cwd where the person stood when they typed it
 * @returns {StartArguments} refused where `--screenshot` has no file
 */
export function readArguments(args, cwd) {
  const picture = value(args, '--screenshot');
  if (picture === '') throw new Refusal('--screenshot needs a file: --screenshot FILE');
  const file = picture === null ? null : resolve(cwd, picture);
  return {
    help: args.includes('--help'),
    picture: file,
    size: readSize(value(args, '--size')),
    remote: args.some((arg) => /^--remote-debugging-p/.test(arg)),
    sandboxOff: args.includes('--no-sandbox'),
    forApp: file === null ? [...args] : withPicture(args, file),
  };
}

/**
 * The same arguments with the picture's absolute path.
 *
 * @param {readonly string[]} args
 * @param {string} file
 * @returns {string[]}
 */
export function withPicture(args, file) {
  const at = args.findIndex((arg) => arg === '--screenshot' || arg.startsWith('--screenshot='));
  if (at < 0) return [...args, '--screenshot', file];
  const taken = args[at] === '--screenshot' ? 2 : 1;
  return [...args.slice(0, at), '--screenshot', file, ...args.slice(at + taken)];
}

/**
 * @param {readonly string[]} args
 * @param {string} name
 * @returns {string | null} the value of `--name VALUE` or `--name=VALUE`; '' where it is
 * missing, null where the option is
 */
function value(args, name) {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const arg = args[at];
  if (arg === undefined) return null;
  if (arg !== name) return arg.slice(name.length + 1);
  const next = args[at + 1];
  return next === undefined || next.startsWith('--') ? '' : next;
}

/**
 * @param {string | null} text
 * @returns {{ width: number, height: number }} what is no size the app itself refuses
 */
function readSize(text) {
  const match = /^(\d{2,5})x(\d{2,5})$/.exec(text ?? '');
  return match ? { width: Number(match[1]), height: Number(match[2]) } : DEFAULT_SIZE;
}
