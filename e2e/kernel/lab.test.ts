import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../main/model/snapshot.ts';
import { parts } from '../../scripts/build/parts.mjs';
import { root } from '../../scripts/root.mjs';
import { type PlainUser, plainUser } from '../worlds/plain-user.mjs';
import { buildCollector } from './collector/build.ts';
import { output } from './collector/run.ts';
import { claims, Sight } from './lab/claims.ts';
import { buildLab, NEEDED, type Open, Runner } from './lab/runner.ts';

const asRoot = process.getuid?.() === 0;
const COLLECTOR = [parts.collector.output, 'node_modules/koffi'];
const ROOT: PlainUser = { uid: 0, prefix: [], place: root, remove: () => {} };

describe.each(asRoot ? ['root', 'a plain user'] : ['a plain user'])('the lab, as %s', (who) => {
  let person: PlainUser;
  let runner: Runner;
  beforeAll(async () => {
    await buildLab();
    await buildCollector();
    person = who === 'root' ? ROOT : plainUser([...NEEDED, ...COLLECTOR]);
    runner = new Runner(person.prefix, person.place);
  });
  afterAll(async () => {
    await runner.end();
    person.remove();
  });

  /** What this person's own collector sees. */
  async function look(state: Open): Promise<Sight> {
    const [file = '', ...args] = [...person.prefix, process.execPath];
    const text = await output(file, [...args, join(person.place, parts.collector.output)]);
    const record = state.records[state.shown];
    if (!record) throw new Error('nothing was played');
    return new Sight(JSON.parse(text) as Snapshot, record);
  }

  test('all scenarios can be played here', async () => {
    const cards = await runner.cards();
    expect(cards.map(({ id }) => id)).toEqual(Object.keys(claims));
    for (const card of cards) expect(card).toMatchObject({ faults: [], own: false });
  });

  test.each(Object.keys(claims))('%s: what it says is what the kernel did', async (id) => {
    let state = await runner.start(id);
    let before: Sight | null = null;
    const left = { ...claims[id] };
    for (let at = 0; at < state.steps.length; at += 1) {
      const title = state.steps[at]?.title ?? '';
      for (const { command, output: said, surprises } of state.records[at]?.runs ?? []) {
        expect(surprises, `${command}\n${said}`).toEqual([]);
      }
      const sight = await look(state);
      for (const lit of state.records[at]?.lit ?? []) expect(known(sight, lit), lit).toBe(true);
      const claim = left[title];
      if (!claim) throw new Error(`nothing is asked of the kernel about “${title}”`);
      claim(sight, before);
      delete left[title];
      before = sight;
      state = await runner.move('next');
    }
    expect(state.shown).toBe(state.steps.length);
    const others = ['Another user writes', 'Another user reads', 'The owner, bound by the bits'];
    expect(Object.keys(left).filter((title) => !others.includes(title))).toEqual([]);
    await runner.leave();
  });

  test('what was played stays as it was when one goes back, and can be looked at again', async () => {
    const first = await runner.start('01-two-listings');
    const again = await runner.move('again');
    expect(again.records).toEqual(first.records);
    let state = await runner.move('next');
    state = await runner.move('next');
    const { records } = state;
    state = await runner.move('back');
    expect(state.shown).toBe(1);
    expect(state.records).toEqual(records);
    state = await runner.move('next');
    expect(state.shown).toBe(2);
    expect(state.records).toEqual(records);
    state = await runner.move('again');
    expect(state.records[2]?.runs.map(({ output: text }) => text)).toEqual(
      records[2]?.runs.map(({ output: text }) => text),
    );
    await runner.leave();
  });
});

/** Whether what is lit is in the snapshot. */
function known({ seen }: Sight, lit: string): boolean {
  if (lit.startsWith('pid ')) return seen.processes.some(({ pid }) => `pid ${pid}` === lit);
  if (!lit.includes('/')) return seen.namespaces.some(({ id }) => id === lit);
  // No object of the kind is no mistake where the lesson lights all kinds.
  return seen.namespaces.some(({ id }) => lit.startsWith(`${id}/`));
}
