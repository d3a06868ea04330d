import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claims } from './lab/claims.ts';
import { buildLab, type Open, Runner } from './lab/runner.ts';

/** Types the opening and then each command into a shell; what each said, and its exit code. */
async function typed({ opening, steps }: Open): Promise<string[]> {
  const [shell = '', ...first] = opening;
  const commands = steps.flatMap((step) => step.commands.map(({ command }) => command));
  const lines = ['exec 2>&1', ...first, ...commands.flatMap((one) => ['echo "@@ $?"', one])];
  const child = spawn('sh', ['-c', shell], { env: { ...process.env, LC_ALL: 'C' } });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  child.stdin.end(`${lines.join('\n')}\necho "@@ $?"\n`);
  await new Promise((resolve) => child.on('close', resolve));
  // Before the first mark is what the opening said; each mark has the code of what went before.
  const parts = text.split(/^@@ /m).slice(1);
  return commands.map((_, at) => {
    const [, ...output] = (parts[at] ?? '').split('\n');
    const code = (parts[at + 1] ?? '').split('\n')[0];
    return said(output.join('\n'), Number(code));
  });
}

/** Without what is another number every time: pids, inodes, keys that ipcmk(1) chose. */
function said(output: string, code: number): string {
  const text = output
    .replaceAll(/\b0x[0-9a-f]{8}\b/g, 'KEY')
    .replaceAll(/\b40265\d{5}\b/g, 'INODE')
    .replaceAll(/\bprocess \d+/g, 'process PID')
    .replaceAll(/\/proc\/\d+/g, '/proc/PID')
    .replaceAll(/^(INODE|\s+INODE)(.*)$/gm, (line) => line.replaceAll(/\s+\d+\b/g, ' N').trim());
  // lsns(8) lists by inode: whichever was free.
  const lines = text.trim().split('\n');
  const sorted = lines[0]?.startsWith('NS ') ? lines.sort() : lines;
  return `${sorted.join('\n')}\n[${code}]`;
}

describe('what the audience types', () => {
  let runner: Runner;
  beforeAll(async () => {
    await buildLab();
    runner = new Runner();
  });
  afterAll(() => runner.end());

  test.each(Object.keys(claims))('%s: the same comes of it in a shell', async (id) => {
    const state = await runner.playAll(id);
    const shown = state.records.flatMap(({ runs }) =>
      runs.map(({ output, code }) => said(output, code)),
    );
    await runner.leave();
    expect(await typed(state)).toEqual(shown);
  });
});

describe('a scenario of one’s own', () => {
  let folder: string;
  let runner: Runner;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ipcscope-lab-'));
    runner = new Runner([], undefined, folder);
  });
  afterAll(async () => {
    await runner.end();
    rmSync(folder, { recursive: true });
  });

  function write(name: string, text: string): void {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'scenario.yaml'), text);
  }
  const scenario = (run: string, more = '') =>
    `title: Mine\nsummary: A line\nminutes: 1\nseen: [That]\n${more}steps:\n  - title: One\n    text: Words.\n    commands:\n      - run: '${run}'\n        says: [hello]\n`;

  test('is played', async () => {
    write('mine', scenario('echo hello'));
    expect(await runner.cards()).toContainEqual(
      expect.objectContaining({ id: 'mine', own: true, faults: [] }),
    );
    const state = await runner.playAll('mine');
    expect(state.records[0]?.runs).toMatchObject([{ output: 'hello', code: 0, surprises: [] }]);
    await runner.leave();
  });

  test('that is not as it must be is told with its line, and the others can be played', async () => {
    write('broken', scenario('echo hello').replace('minutes: 1', 'minutes: soon'));
    write('needing', scenario('echo hello', 'needs: [no-such-program]\n'));
    mkdirSync(join(folder, 'empty'));
    const cards = await runner.cards();
    const faults = (id: string) => cards.find((card) => card.id === id)?.faults;
    expect(faults('broken')).toEqual([
      expect.stringMatching(/^scenario\.yaml, line 3: minutes: .*number/),
    ]);
    expect(faults('needing')).toEqual(['This machine lacks the program no-such-program.']);
    expect(faults('empty')?.[0]).toContain('cannot be read');
    expect(faults('01-two-listings')).toEqual([]);
  });

  test('whose commands do otherwise than it says, or are no commands', async () => {
    write('other', scenario('echo goodbye'));
    let state = await runner.start('other');
    expect(state.records[0]?.runs[0]?.surprises).toEqual(['it was to say “hello”']);
    write('wrong', scenario('echo ('));
    state = await runner.start('wrong');
    expect(state.records[0]?.runs[0]).toMatchObject({ code: 2 });
    expect(state.records[0]?.runs[0]?.output).toMatch(/syntax error/i);
    await runner.leave();
  });

  test('whose command ends the shell: that is told, and the next one can be started', async () => {
    write('ending', scenario('exit 3'));
    await expect(runner.start('ending')).rejects.toThrow('The shell of the lab has ended');
    await expect(runner.start('no-such-scenario')).rejects.toThrow('no scenario no-such-scenario');
    await runner.start('mine');
    await runner.leave();
  });
});
