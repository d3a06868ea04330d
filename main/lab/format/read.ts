import { isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { type Scenario, scenarioSchema } from './scenario.ts';

/** A scenario, or what is wrong with it: `line 12: steps[0].title: is missing`. */
export type Reading = { scenario: Scenario } | { faults: string[] };

/** More are not worth reading before the first are mended. */
const TOLD = 8;
/** Of the text, in characters. */
const LONGEST = 200_000;

/** Reads the text of a `scenario.yaml`. */
export function readScenario(text: string): Reading {
  if (text.length > LONGEST) return { faults: [`longer than ${LONGEST} characters`] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return {
      faults: broken
        .slice(0, TOLD)
        .map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${firstLine(message)}`),
    };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    const offset = nodeAt(document.contents, path)?.range?.[0] ?? 0;
    return lines.linePos(offset).line;
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = scenarioSchema.safeParse(value);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues
        .slice(0, TOLD)
        .map(({ path, message }) => `line ${lineOf(path)}: ${nameOf(path)}: ${plain(message)}`),
    };
  }
  const faults = strangers(parsed.data, lineOf);
  return faults.length > 0 ? { faults: faults.slice(0, TOLD) } : { scenario: parsed.data };
}

/** Rooms that are named and were not declared. */
function strangers(scenario: Scenario, lineOf: (path: readonly PropertyKey[]) => number): string[] {
  const known = (room: string) => Object.hasOwn(scenario.rooms, room);
  const fault = (path: PropertyKey[], room: string) =>
    `line ${lineOf(path)}: ${nameOf(path)}: there is no room '${room}' under rooms`;
  return scenario.steps.flatMap(({ commands, lights }, step) => [
    ...commands.flatMap(({ in: room }, at) =>
      room === undefined || known(room) ? [] : [fault(['steps', step, 'commands', at, 'in'], room)],
    ),
    ...lights.flatMap((light, at) => {
      const [what, room = ''] = light.split(' ');
      return what === 'process' || known(room) ? [] : [fault(['steps', step, 'lights', at], room)];
    }),
  ]);
}

/** The deepest node on the way to a value: that of the thing around it where it is missing. */
function nodeAt(root: unknown, path: readonly PropertyKey[]): Node | null {
  let at = isNode(root) ? root : null;
  for (const part of path) {
    const holder = at as { get?: (key: unknown, keep: boolean) => unknown } | null;
    const next = holder?.get?.(part, true);
    if (!isNode(next)) return at;
    at = next;
  }
  return at;
}

/** `steps[0].title`, as one would look for it. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the scenario';
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

function plain(message: string): string {
  return message.replace(/^Invalid input: expected (.*), received undefined$/, 'is missing: $1');
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/:$/, '');
}
