import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../../../scripts/root.mjs';
import { readScenario } from './read.ts';

const GOOD = {
  title: 'A title',
  summary: 'A line',
  minutes: 3,
  rooms: { here: 'stage', there: 'there' },
  steps: [
    {
      title: 'One',
      text: 'Words.',
      commands: [{ in: 'here', run: 'ipcs' }],
      lights: ['room here'],
    },
  ],
  seen: ['That.'],
};

function faultsOf(text: string): string[] {
  const reading = readScenario(text);
  return 'faults' in reading ? reading.faults : [];
}

test('a scenario is read, and what is not said has its value', () => {
  const reading = readScenario(stringify(GOOD));
  expect(reading).toMatchObject({
    scenario: {
      needs: [],
      steps: [
        { compare: false, repeatable: false, commands: [{ exits: 0, says: [], silent: [] }] },
      ],
    },
  });
});

describe('what is wrong is told with its line and its place', () => {
  test.each([
    ['a missing title', { ...GOOD, title: undefined }, /^line 1: title: is missing: string$/],
    ['an unknown field', { ...GOOD, stpes: [] }, /^line 1: the scenario: .*"stpes"/],
    ['no steps', { ...GOOD, steps: [] }, /^line \d+: steps: /],
    [
      'a room that is not there',
      { ...GOOD, steps: [{ ...GOOD.steps[0], lights: ['msg elsewhere'] }] },
      /^line 14: steps\[0\]\.lights\[0\]: there is no room 'elsewhere' under rooms$/,
    ],
    [
      'a command in a room that is not there',
      { ...GOOD, steps: [{ ...GOOD.steps[0], commands: [{ in: 'x', run: 'ipcs' }] }] },
      /^line 11: steps\[0\]\.commands\[0\]\.in: there is no room 'x' under rooms$/,
    ],
    [
      'a light of no form',
      { ...GOOD, steps: [{ ...GOOD.steps[0], lights: ['everything'] }] },
      /^line 14: steps\[0\]\.lights\[0\]: a light is 'room NAME'/,
    ],
    [
      'a variable that the shell would not take',
      { ...GOOD, rooms: { here: '$(reboot)' } },
      /^line 5: rooms\.here: /,
    ],
  ])('%s', (_, scenario, words) => {
    expect(faultsOf(stringify(scenario))).toEqual([expect.stringMatching(words)]);
  });

  test('text that is no YAML', () => {
    expect(faultsOf('title: [unclosed\nsteps: ')).toEqual([expect.stringMatching(/^line \d+: \S/)]);
    expect(faultsOf('a: 1\na: 2')).toEqual([expect.stringMatching(/^line 2: Map keys must be/)]);
    expect(faultsOf('')).not.toEqual([]);
    expect(faultsOf('just words')).not.toEqual([]);
  });
});

test('whatever is read, there is a scenario or a fault with words, and no throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.json({ maxDepth: 4 }),
    fc.string({ maxLength: 300 }).map((words) => stringify({ ...GOOD, title: words })),
    fc.anything({ maxDepth: 3 }).map((part) => JSON.stringify({ ...GOOD, steps: part })),
    // A bomb of aliases, and anchors without an end.
    fc.constantFrom(
      '&a [*a]',
      'a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b,*b]',
      '%YAML 9.9\n---\n!!js x',
    ),
  );
  fc.assert(
    fc.property(text, (one) => {
      const reading = readScenario(one);
      if ('faults' in reading) expect(reading.faults.every((fault) => fault.length > 0)).toBe(true);
      if ('faults' in reading) expect(reading.faults.length).toBeGreaterThan(0);
    }),
  );
});

test('a scenario with one line changed keeps its meaning or tells a fault', () => {
  const lines = stringify(GOOD).split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.string({ maxLength: 40 }), (at, words) => {
      readScenario(lines.with(at, words).join('\n'));
    }),
  );
});

test('those that come with the app are read, and each room and variable is used', () => {
  const folder = join(root, 'assets/lab');
  const ids = readdirSync(folder).filter((name) => /^\d\d-/.test(name));
  expect(ids).toHaveLength(7);
  for (const id of ids) {
    const text = readFileSync(join(folder, id, 'scenario.yaml'), 'utf8');
    const reading = readScenario(text);
    if ('faults' in reading) throw new Error(`${id}: ${reading.faults.join('; ')}`);
    for (const [room, holder] of Object.entries(reading.scenario.rooms)) {
      expect(text, `${id}: ${room}`).toMatch(
        new RegExp(`(in|room|msg|sem|shm|mqueue): ?${room}\\b|room ${room}\\b`),
      );
      if (holder !== 'stage') expect(text).toMatch(new RegExp(`\\b${holder}=`));
    }
    // A step is for a talk: some sentences, not a page.
    for (const step of reading.scenario.steps) {
      expect(step.text.split(/[.?!](?= |$)/).length, step.title).toBeLessThanOrEqual(6);
    }
  }
});
