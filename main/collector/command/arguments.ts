import { DEFAULT_POLL_MS, SHORTEST_POLL_MS } from '../contract/messages.ts';

/** What the collector was asked for on its command line. */
export type Command =
  | { kind: 'once' }
  | { kind: 'watch'; everyMs: number; events: boolean }
  | { kind: 'serve'; everyMs: number; events: boolean }
  | { kind: 'help' }
  /** In words what was wrong. */
  | { kind: 'wrong'; message: string };

export const USAGE = `Usage: npm run --silent snapshot [-- OPTION]

Prints one snapshot of this machine's IPC namespaces as JSON.

  --watch MS   print one a line, every MS milliseconds (${SHORTEST_POLL_MS} or more), until ended
  --events     with --watch: also what happens between them, as it happens; needs root
  --help       show this
`;

const LONGEST_POLL_MS = 3_600_000;

export function parseArguments(args: readonly string[]): Command {
  let command: Command = { kind: 'once' };
  let everyMs = DEFAULT_POLL_MS;
  let events = false;
  for (let index = 0; index < args.length; index++) {
    const [name, inline] = splitOnce(args[index] ?? '', '=');
    switch (name) {
      case '--help':
      case '-h':
        return { kind: 'help' };
      case '--serve':
        command = { kind: 'serve', everyMs, events };
        break;
      case '--events':
        events = true;
        break;
      case '--watch':
      case '--poll': {
        const text = inline ?? args[++index];
        const value = Number(text);
        if (
          !text ||
          !Number.isInteger(value) ||
          value < SHORTEST_POLL_MS ||
          value > LONGEST_POLL_MS
        ) {
          const range = `${SHORTEST_POLL_MS} to ${LONGEST_POLL_MS}`;
          const given = text === undefined ? 'none was given' : `not ${JSON.stringify(text)}`;
          return { kind: 'wrong', message: `${name} takes milliseconds, ${range}: ${given}` };
        }
        everyMs = value;
        if (name === '--watch') command = { kind: 'watch', everyMs, events };
        break;
      }
      default:
        return { kind: 'wrong', message: `unknown argument ${JSON.stringify(args[index])}` };
    }
  }
  if ('everyMs' in command) return { ...command, everyMs, events };
  if (events) return { kind: 'wrong', message: '--events goes with --watch' };
  return command;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
