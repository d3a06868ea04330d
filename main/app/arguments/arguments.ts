import { LENSES, type Lens, THEMES, type Theme } from '../../../preload/contract.ts';
import { DEFAULT_POLL_MS, SHORTEST_POLL_MS } from '../../collector/contract/messages.ts';

/** What the app was asked for on its command line. */
export interface Options {
  pollMs: number;
  theme: Theme;
  /** What the window is grouped by; null: as it was left, or by IPC namespace. */
  lens: Lens | null;
  /** Content size in pixels; null: as it was left, or the default. */
  size: { width: number; height: number } | null;
  /** File to draw into instead of showing a window. */
  screenshot: string | null;
  /** Live events from the start. */
  events: boolean;
  /** Descriptor of a launcher that keeps the collector, see `contract/messages.ts`. */
  collectorFd: number | null;
}

export type Parsed =
  | { kind: 'run'; options: Options }
  | { kind: 'help' }
  | { kind: 'version' }
  /** In words what was wrong. */
  | { kind: 'wrong'; message: string };

/** @param isPackaged whether it has a command of its own */
export function usage(isPackaged: boolean): string {
  return `Usage: ${isPackaged ? 'ipcscope [OPTION...]' : 'npm start [-- OPTION...]'}

  --poll MS             look every MS milliseconds (${SHORTEST_POLL_MS} to 60000, default ${DEFAULT_POLL_MS})
  --theme NAME          light, dark, contrast or system (default)
  --lens NAME           group by ${LENSES.slice(0, -1).join(', ')}
                        or ${LENSES.at(-1)}
  --size WxH            size of the window's content, such as 1920x1080
  --events              tell what happens as it happens, from the start; needs root
  --screenshot FILE     draw the present state into a PNG and end
  --version, --help     say so and end

Chromium's own switches (--remote-debugging-port=9333, --no-sandbox, ...) are passed on.
`;
}

/**
 * Beginnings of the switches that are Chromium's, Electron's or Node's and none of our
 * business. A list, and not "whatever we do not know": a mistyped `--pol` is told of.
 */
const FOREIGN_BEGINNINGS =
  'allow|app|auth|autoplay|blink|class|crash|crashpad|default|deny|disable|disk-cache|dump|' +
  'enable|force|gpu|gtk|headless|high-dpi|host|ignore|in-process|inspect|js-flags|lang|log|' +
  'max|media|net|no|ozone|password-store|profile|proxy|remote|renderer|render|secure|' +
  'single-process|show|ssl|test-type|touch|trace|unlimited-storage|unsafely|use|user-data|v|' +
  'vmodule|webview|window|xdg|zygote';
const FOREIGN = new RegExp(`^--(?:${FOREIGN_BEGINNINGS})(?:-[a-z0-9-]+)?(?:=.*)?$`, 's');

/**
 * The arguments that are meant for the app: what follows the executable, and where it
 * runs from a folder (`electron --inspect=0 -r FILE . --poll 200`) what follows that.
 *
 * @param argv `process.argv`
 */
export function argumentsOf(argv: readonly string[], isPackaged: boolean): string[] {
  const args = argv.slice(1);
  if (isPackaged) return args;
  const before: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (!argument.startsWith('-')) return [...before, ...args.slice(index + 1)];
    if (argument === '-r' || argument === '--require') index++;
    else before.push(argument);
  }
  return before;
}

/** @param args what `argumentsOf` gives */
export function parseArguments(args: readonly string[]): Parsed {
  const options: Options = {
    pollMs: DEFAULT_POLL_MS,
    theme: 'system',
    lens: null,
    size: null,
    screenshot: null,
    events: false,
    collectorFd: null,
  };
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    const at = argument.indexOf('=');
    const name = at < 0 ? argument : argument.slice(0, at);
    // Every object has a `constructor`, and no such option.
    const set = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined;
    if (name === '--help' || name === '-h') return { kind: 'help' };
    if (name === '--version') return { kind: 'version' };
    if (argument === '--events') {
      options.events = true;
      continue;
    }
    if (set === undefined) {
      if (FOREIGN.test(argument)) continue;
      return { kind: 'wrong', message: `unknown argument ${JSON.stringify(argument)}` };
    }
    const value = at < 0 ? args[++index] : argument.slice(at + 1);
    if (value === undefined || (at < 0 && value.startsWith('--'))) {
      return { kind: 'wrong', message: `${name} needs a value` };
    }
    const wrong = set(options, value);
    if (wrong) {
      return { kind: 'wrong', message: `${name} takes ${wrong}, not ${JSON.stringify(value)}` };
    }
  }
  return { kind: 'run', options };
}

/** Takes a value over, or says what it should have been. */
type Setter = (options: Options, value: string) => string | null;

const SETTERS: Readonly<Record<string, Setter>> = {
  '--poll'(options, value) {
    options.pollMs = Number(value);
    const valid = within(value, SHORTEST_POLL_MS, 60_000);
    return valid ? null : `milliseconds, ${SHORTEST_POLL_MS} to 60000`;
  },
  '--theme'(options, value) {
    const theme = THEMES.find((one) => one === value);
    if (theme === undefined) return 'light, dark, contrast or system';
    options.theme = theme;
    return null;
  },
  '--lens'(options, value) {
    options.lens = LENSES.find((lens) => lens === value) ?? null;
    return options.lens === null ? `one of ${LENSES.join(', ')}` : null;
  },
  '--size'(options, value) {
    const [, width = '', height = ''] = /^(\d+)x(\d+)$/.exec(value) ?? [];
    options.size = { width: Number(width), height: Number(height) };
    const valid = within(width, 320, 7680) && within(height, 240, 4320);
    return valid ? null : 'WIDTHxHEIGHT, 320x240 to 7680x4320';
  },
  '--screenshot'(options, value) {
    options.screenshot = value;
    return value === '' ? 'a file' : null;
  },
  '--collector-fd'(options, value) {
    options.collectorFd = Number(value);
    return within(value, 3, 1023) ? null : 'an open descriptor';
  },
};

function within(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
