import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownMark } from '../../main/lab/stage/strays.ts';
import { root } from '../../scripts/root.mjs';
import { type PlainUser, plainUser } from '../worlds/plain-user.mjs';
import { claims } from './lab/claims.ts';
import { listed, outside, running, staged } from './lab/left.ts';
import { buildLab, NEEDED, Runner } from './lab/runner.ts';

const asRoot = process.getuid?.() === 0;
const KILLS = 100;
/** So many at a time: they do not know of each other. */
const LANES = 4;
/** A hundred starts of Node, on a slow machine with other tests beside. */
const KILLS_MS = 240_000;
const GONE = { timeout: 10_000, interval: 20 };

describe('nothing of the lab is left', () => {
  let plain: PlainUser;
  const people: PlainUser[] = [];
  /** Processes on stages that others have opened are none of ours. */
  let before: Set<string>;
  beforeAll(async () => {
    await buildLab();
    plain = plainUser(NEEDED);
    people.push(plain);
    if (asRoot) people.push({ uid: 0, prefix: [], place: root, remove: () => {} });
    before = new Set([...staged(), ...running()]);
  });
  afterAll(() => plain.remove());

  const left = () => [...staged(), ...running()].filter((one) => !before.has(one));
  const scenarios = Object.keys(claims);

  test(`when it is killed at any moment, ${KILLS} times`, { timeout: KILLS_MS }, async () => {
    const around = outside();
    const lanes = Array.from({ length: LANES }, (_, lane) => lane);
    const begin = (turn: number) => {
      const person = people[turn % people.length] ?? plain;
      const runner = new Runner(person.prefix, person.place);
      return { runner, played: runner.playAll(scenarios[turn % scenarios.length] ?? '') };
    };
    const heard = async (runner: Runner) => {
      while (runner.heard === 0) await sleep(2);
    };
    /** How long a scenario takes from when the lab is heard of: some of it stands after half of that. */
    const whole = async (turn: number) => {
      const { runner, played } = begin(turn);
      await heard(runner);
      const heardAt = performance.now();
      await played;
      const took = performance.now() - heardAt;
      await runner.end();
      return took;
    };
    const latestMs = Math.max(...(await Promise.all(lanes.map(whole)))) / 2;
    const rooms = new Set<string>();
    let reached = 0;
    const play = async (turn: number) => {
      const { runner, played } = begin(turn);
      // It ends in the middle of this, as it is meant to.
      const ended = played.catch(() => null);
      await heard(runner);
      await sleep(Math.random() * latestMs);
      const { state } = runner;
      if (state.phase === 'open') {
        reached += 1;
        for (const { ipc } of state.records.flatMap((record) => record.rooms)) {
          if (ipc !== null) rooms.add(ipc);
        }
      }
      await runner.end('SIGKILL');
      await ended;
    };
    let next = 0;
    const lane = async () => {
      while (next < KILLS) await play(next++);
    };
    await Promise.all(lanes.map(lane));
    await expect.poll(left, GONE).toEqual([]);
    expect(listed(rooms)).toEqual([]);
    expect(outside()).toEqual(around);
    // Most of them were killed while namespaces were there to be left.
    expect(reached).toBeGreaterThan(KILLS / 4);
    expect(rooms.size).toBeGreaterThan(5);
  });

  test('when it is left, and when its stage is killed, which it tells', async () => {
    const around = outside();
    const runner = new Runner();
    await runner.start('05-two-instances');
    expect(left().length).toBeGreaterThan(2);
    await runner.leave();
    expect(left()).toEqual([]);

    await runner.start('06-semaphores');
    await runner.move('next');
    const [stage] = children(runner.pid);
    if (stage === undefined) throw new Error('there is no stage');
    process.kill(stage, 'SIGKILL');
    await expect
      .poll(() => runner.state, GONE)
      .toMatchObject({
        phase: 'closed',
        trouble: { reason: expect.stringContaining('has ended') },
      });
    await expect.poll(left, GONE).toEqual([]);
    // It goes on.
    await runner.start('01-two-listings');
    runner.process.stdin?.end();
    await expect.poll(left, GONE).toEqual([]);
    expect(outside()).toEqual(around);
    await runner.end();
  });

  test('by one that could not be ended with its opener: the next start ends it', async () => {
    const [pid, start, namespace] = ownMark().split(':');
    const orphans = [
      // Its opener is not there: nobody has this pid.
      open(`4194304:${start}:${namespace}`),
      // Its opener had our pid, and began at another time.
      open(`${pid}:1:${namespace}`),
    ];
    const others = [
      // We are there.
      open(ownMark()),
      // Of another pid namespace, whose pids say nothing here.
      open(`4194304:${start}:1`),
    ];
    try {
      await expect.poll(() => left().length, GONE).toBeGreaterThanOrEqual(8);
      const runner = new Runner();
      await runner.cards();
      await expect.poll(() => orphans.every(({ ended }) => ended()), GONE).toBe(true);
      expect(others.some(({ ended }) => ended())).toBe(false);
      expect(runner.stderr).toMatch(/were left of an earlier one; ended/);
      await runner.end();
    } finally {
      for (const one of [...orphans, ...others]) one.end();
    }
    await expect.poll(left, GONE).toEqual([]);
  });
});

/** A stage that nothing ties to anybody, with this mark. */
function open(mark: string) {
  const user = asRoot ? [] : ['--user', '--map-root-user'];
  const options = [...user, '--ipc', '--pid', '--fork', '--kill-child'];
  const child = spawn('unshare', [...options, 'sh', '-c', 'sleep 600; true'], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, IPCSCOPE_LAB: mark },
  });
  return {
    ended: () => child.exitCode !== null || child.signalCode !== null,
    end: () => void child.kill('SIGKILL'),
  };
}

function children(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === `${parent}`;
      } catch {
        return false;
      }
    })
    .filter((pid) => readlinkSync(`/proc/${pid}/exe`).endsWith('unshare'));
}
