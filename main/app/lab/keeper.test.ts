import { expect, test } from 'vitest';
import type { LabState } from '../../model/lab/lab.ts';
import type { Connection } from '../supervise/connection.ts';
import { LabKeeper } from './keeper.ts';

/** A lab's process whose lines and end the test decides. */
class Process implements Connection {
  sent: unknown[] = [];
  ended = false;
  line: (line: string) => void = () => {};
  finish: (reason: string) => void = () => {};
  send = (line: string) => void this.sent.push(JSON.parse(line));
  onLine = (listener: (line: string) => void) => {
    this.line = listener;
  };
  onDamage = () => {};
  onEnd = (listener: (reason: string) => void) => {
    this.finish = listener;
  };
  end = () => {
    this.ended = true;
  };
  say(state: LabState): void {
    this.line(JSON.stringify({ type: 'state', state }));
  }
}

function setUp() {
  const processes: Process[] = [];
  const states: LabState[] = [];
  const keeper = new LabKeeper(
    () => {
      const one = new Process();
      processes.push(one);
      return one;
    },
    (state) => states.push(state),
  );
  return { keeper, processes, states };
}

test('a process runs while there is something to do, and not longer', async () => {
  const { keeper, processes, states } = setUp();
  const cards = keeper.list();
  processes[0]?.line('{"type":"cards","cards":[]}');
  expect(await cards).toEqual([]);
  expect(processes[0]?.ended).toBe(true);
  keeper.start('01');
  expect(processes[1]?.sent).toEqual([{ type: 'start', id: '01' }]);
  processes[1]?.say({ phase: 'opening', id: '01', title: 'One' });
  const more = keeper.list();
  processes[1]?.line('{"type":"cards","cards":[]}');
  await more;
  expect(processes[1]?.ended).toBe(false);
  keeper.leave();
  processes[1]?.say({ phase: 'closed', trouble: null });
  expect(processes[1]?.ended).toBe(true);
  expect(states.map(({ phase }) => phase)).toEqual(['opening', 'closed']);
});

test('a list that is answered while a scenario begins does not end it', async () => {
  const { keeper, processes } = setUp();
  const cards = keeper.list();
  keeper.start('01');
  processes[0]?.line('{"type":"cards","cards":[]}');
  await cards;
  expect(processes[0]?.ended).toBe(false);
});

test('a process that ends is told of, and another can be started', async () => {
  const { keeper, processes, states } = setUp();
  const cards = keeper.list();
  keeper.start('01');
  processes[0]?.finish('SIGKILL');
  expect(await cards).toEqual([]);
  expect(states.at(-1)).toMatchObject({
    phase: 'closed',
    trouble: { reason: expect.stringContaining('SIGKILL') },
  });
  keeper.start('01');
  expect(processes).toHaveLength(2);
  processes[1]?.line('no message');
  processes[1]?.say({ phase: 'opening', id: '01', title: 'One' });
  expect(states.at(-1)).toMatchObject({ phase: 'opening' });
});
