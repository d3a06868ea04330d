import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CollectorState, Happened, LiveState } from '../../../preload/contract.ts';
import type { Difference } from '../../model/difference.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { Relay } from '../relay/relay.ts';
import type { Connection } from './connection.ts';
import { LineSplitter } from './lines.ts';
import { Supervisor } from './supervisor.ts';

/** A collector whose lines and end the test decides. */
class Stage implements Connection {
  sent: string[] = [];
  ended = false;
  line: (line: string) => void = () => {};
  damage: (what: string) => void = () => {};
  finish: (reason: string) => void = () => {};
  send = (line: string) => void this.sent.push(line);
  onLine = (listener: (line: string) => void) => {
    this.line = listener;
  };
  onDamage = (listener: (what: string) => void) => {
    this.damage = listener;
  };
  onEnd = (listener: (reason: string) => void) => {
    this.finish = listener;
  };
  end = () => {
    this.ended = true;
  };

  live(pid: number, tookMs = 1): void {
    this.line(`{"type":"hello","protocol":2,"pid":${pid},"uid":0}`);
    this.line(SNAPSHOT.replace('"durationMs":1', `"durationMs":${tookMs}`));
  }
}

const OBSERVER = '{"pid":1,"uid":0,"canEnterNamespaces":true,"ipcNamespace":"ipc:1"}';
const HOST = `{"hostname":"h","kernel":"6","bootId":"b","observer":${OBSERVER}}`;
const EMPTY = '"namespaces":[],"processes":[],"objects":[],"links":[],"problems":[]';
const NOTHING = { set: [], gone: [] };
const CHANGE: Difference = {
  takenAt: 2,
  durationMs: 3,
  host: null,
  namespaces: NOTHING,
  processes: NOTHING,
  objects: NOTHING,
  links: NOTHING,
  problems: null,
  deadlocks: null,
};
const differenceOf = (number: number, more: Partial<Difference> = {}) =>
  JSON.stringify({ type: 'difference', number, difference: { ...CHANGE, ...more } });
const SNAPSHOT = `{"type":"snapshot","number":1,"snapshot":{"version":1,"takenAt":1,"durationMs":1,"host":${HOST},${EMPTY}}}`;

function setUp() {
  const stages: Stage[] = [];
  const states: CollectorState[] = [];
  const snapshots: Snapshot[] = [];
  const changes: Difference[] = [];
  const told: Happened[] = [];
  const live: LiveState[] = [];
  const supervisor = new Supervisor(
    () => {
      const stage = new Stage();
      stages.push(stage);
      return stage;
    },
    200,
    {
      onState: (state) => states.push(state),
      onSnapshot: (snapshot) => snapshots.push(snapshot),
      onDifference: (change) => changes.push(change),
      onEvents: (happened) => told.push(happened),
      onEventsState: (state) => live.push(state),
    },
  );
  const last = () => stages[stages.length - 1] ?? expect.fail('nothing was started');
  return { supervisor, stages, states, last, snapshots, changes, told, live };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('runs, and says so once', () => {
  const { states, last, snapshots, supervisor } = setUp();
  last().live(7);
  last().line(SNAPSHOT);
  expect(snapshots.length).toBe(2);
  expect(states).toEqual([
    { phase: 'starting' },
    { phase: 'running', pid: 7, pollMs: 200, restarts: 0 },
  ]);
  supervisor.stop();
});

test('a collector that was killed is told of, and another runs within two seconds', () => {
  const { states, stages, last, supervisor } = setUp();
  last().live(7);
  last().finish('SIGKILL');
  expect(states.at(-1)).toEqual({ phase: 'lost', reason: 'SIGKILL', retryInMs: 100 });
  vi.advanceTimersByTime(2000);
  expect(stages.length).toBe(2);
  last().live(8);
  expect(states.at(-1)).toEqual({ phase: 'running', pid: 8, pollMs: 200, restarts: 1 });
  supervisor.stop();
});

test('one that keeps ending is started ever more slowly, but always again', () => {
  const { states, stages, last, supervisor } = setUp();
  for (let times = 0; times < 10; times++) {
    last().finish('exit code 1');
    vi.advanceTimersByTime(5000);
  }
  expect(stages.length).toBe(11);
  expect(states.at(-1)).toMatchObject({ phase: 'lost', retryInMs: 5000 });
  supervisor.stop();
});

test('one that says why it cannot go on is believed in the end', () => {
  const { states, stages, last, supervisor } = setUp();
  for (let times = 0; times < 10; times++) {
    last().line('{"type":"failed","reason":"no /proc","remedy":"mount it"}');
    last().finish('exit code 1');
    vi.advanceTimersByTime(60_000);
  }
  expect(states.at(-1)).toEqual({ phase: 'failed', reason: 'no /proc', remedy: 'mount it' });
  expect(stages.length).toBeLessThan(10);
  supervisor.stop();
});

test('one that is slow is given ten times what its last look took, and the first more', () => {
  const { states, stages, last, supervisor } = setUp();
  vi.advanceTimersByTime(29_000);
  last().live(7, 3000);
  vi.advanceTimersByTime(29_000);
  expect(stages[0]?.ended).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(stages[0]?.ended).toBe(true);
  expect(states.at(-1)).toMatchObject({ phase: 'lost', reason: 'no answer for 30 s' });
  supervisor.stop();
});

test('one that hangs is ended and replaced', () => {
  const { states, stages, last, supervisor } = setUp();
  last().live(7);
  const [first] = stages;
  vi.advanceTimersByTime(10_000);
  expect(first?.ended).toBe(true);
  expect(states.at(-1)).toMatchObject({ phase: 'lost', reason: 'no answer for 10 s' });
  vi.advanceTimersByTime(200);
  expect(stages.length).toBe(2);
  // What the old one still says does not count.
  first?.live(7);
  expect(states.at(-1)?.phase).toBe('lost');
  supervisor.stop();
});

test('damaged lines do no harm, are counted and told of', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { last, snapshots, states, supervisor } = setUp();
  for (const line of [
    '',
    '{',
    'null',
    '{"type":"x"}',
    SNAPSHOT.replace('"links":[]', '"links":[{}]'),
  ]) {
    last().line(line);
  }
  last().damage('longer than any snapshot');
  expect(snapshots).toEqual([]);
  expect(errors).toHaveBeenCalledTimes(3);
  last().live(7);
  expect(snapshots.map(({ problems }) => problems)).toEqual([
    [{ what: expect.stringContaining('6 messages'), where: 'pid 7', remedy: expect.anything() }],
  ]);
  vi.advanceTimersByTime(10_000);
  expect(states.at(-1)).toMatchObject({ reason: expect.stringContaining('6 messages') });
  vi.advanceTimersByTime(100);
  last().live(8);
  expect(snapshots.at(-1)?.problems).toEqual([]);
  supervisor.stop();
  errors.mockRestore();
});

test('a later snapshot that breaks whoever takes it is damage too', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const stage = new Stage();
  const relay = new Relay('system', false);
  const supervisor = new Supervisor(() => stage, 200, {
    onState: (state) => relay.setCollector(state),
    onSnapshot: (snapshot) => relay.setSnapshot(snapshot),
    onDifference: (change) => relay.addDifference(change),
    onEvents: () => {},
    onEventsState: () => {},
  });
  stage.live(7);
  stage.line(SNAPSHOT.replace('"processes":[]', '"processes":[null]'));
  expect(relay.snapshot?.processes).toEqual([]);
  expect(errors).toHaveBeenCalledOnce();
  stage.line(SNAPSHOT);
  expect(relay.snapshot?.problems).toMatchObject([{ what: expect.stringContaining('1 message') }]);
  supervisor.stop();
  errors.mockRestore();
});

test('what is new at each poll is passed on, and keeps it running', () => {
  const { last, changes, states, supervisor } = setUp();
  last().live(7);
  for (let number = 2; number < 6; number++) {
    vi.advanceTimersByTime(9_000);
    last().line(differenceOf(number, { takenAt: number }));
  }
  expect(changes.map(({ takenAt }) => takenAt)).toEqual([2, 3, 4, 5]);
  expect(last().sent).toEqual([]);
  expect(states.at(-1)?.phase).toBe('running');
  supervisor.stop();
});

test('where a poll was missed the whole is asked for, once, and nothing built on what is missing', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { last, changes, snapshots, supervisor } = setUp();
  const whole = '{"type":"whole"}';
  last().live(7);
  last().line(differenceOf(2));
  last().line(`${differenceOf(3)}}`);
  for (const number of [4, 5, 6]) last().line(differenceOf(number));
  expect(changes).toHaveLength(1);
  expect(last().sent).toEqual([whole]);
  // What was asked for is damaged itself.
  last().line(SNAPSHOT.replace('"number":1', '"number":7').replace('"objects"', '"object"'));
  last().line(differenceOf(8));
  expect(last().sent).toEqual([whole, whole]);
  last().line(SNAPSHOT.replace('"number":1', '"number":9'));
  expect(snapshots.at(-1)?.problems).toMatchObject([{ what: expect.stringContaining('2 mes') }]);
  last().line(differenceOf(10));
  expect(changes).toHaveLength(2);
  expect(last().sent).toEqual([whole, whole]);
  supervisor.stop();
  errors.mockRestore();
});

test('a first snapshot that is damaged is asked for again', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { last, changes, supervisor } = setUp();
  last().line(SNAPSHOT.replace('"objects"', '"object"'));
  last().line(differenceOf(2));
  expect(last().sent).toEqual(['{"type":"whole"}']);
  expect(changes).toEqual([]);
  supervisor.stop();
  errors.mockRestore();
});

test('damage is told of beside problems that stay, and those that are new', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { last, changes, supervisor } = setUp();
  const problem = { what: 'p', where: 'w', remedy: null };
  last().live(7);
  last().line(differenceOf(2, { problems: [problem] }));
  // Not a poll: nothing is missing.
  last().line('{"type":"events"}');
  last().line(differenceOf(3));
  last().line(differenceOf(4));
  last().line(differenceOf(5, { problems: [] }));
  const damage = expect.objectContaining({ where: 'pid 7' });
  expect(changes.map(({ problems }) => problems)).toEqual([
    [problem],
    [problem, damage],
    null,
    [damage],
  ]);
  supervisor.stop();
  errors.mockRestore();
});

test('an interval that changes while none runs starts no second one', () => {
  const { last, supervisor, stages } = setUp();
  last().live(7);
  for (let times = 0; times < 5; times++) {
    last().finish('SIGKILL');
    supervisor.pollMs = 300 + times;
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(9_000);
  expect(stages.length).toBe(2);
  supervisor.stop();
});

test('a changed interval is passed on', () => {
  const { last, supervisor, states } = setUp();
  last().live(7);
  supervisor.pollMs = 800;
  expect(last().sent).toEqual(['{"type":"poll","everyMs":800}']);
  expect(states.at(-1)).toMatchObject({ pollMs: 800 });
  supervisor.stop();
});

test('the wish for live events is told to each collector, and what they answer', () => {
  const { last, supervisor, live } = setUp();
  const on = '{"type":"events","on":true}';
  supervisor.events = true;
  expect(last().sent).toEqual([]);
  last().live(7);
  expect(last().sent).toEqual([on]);
  last().line('{"type":"events-state","state":"on"}');
  last().finish('SIGKILL');
  vi.advanceTimersByTime(2000);
  last().live(8);
  expect(last().sent).toEqual([on]);
  last().line('{"type":"events-state","state":"unavailable","reason":"r","remedy":null}');
  expect(live).toEqual([
    { state: 'asked' },
    { state: 'on' },
    { state: 'asked' },
    { state: 'unavailable', reason: 'r', remedy: null },
  ]);
  supervisor.events = false;
  expect(last().sent.at(-1)).toBe('{"type":"events","on":false}');
  // Not before its trace has gone.
  expect(live.at(-1)?.state).toBe('unavailable');
  last().line('{"type":"events-state","state":"off"}');
  expect(live.at(-1)).toEqual({ state: 'off' });
  last().finish('SIGKILL');
  vi.advanceTimersByTime(2000);
  last().live(9);
  expect(last().sent).toEqual([]);
  supervisor.stop();
});

test('events are passed on, of a storm the weightiest, with how many are missing', () => {
  const { last, supervisor, told } = setUp();
  last().live(7);
  const event = { at: 1, tookMs: 1, returned: true, pid: 2, tid: 2, comm: 'x', call: 'msgsnd' };
  const rest = { arguments: {}, result: 0, error: null, namespace: null, object: null };
  const events = Array.from({ length: 1000 }, (_, at) => ({
    ...event,
    ...rest,
    at,
    object: at === 5 ? 'ipc:1/msg/0' : null,
  }));
  last().line(JSON.stringify({ type: 'events', events: events.slice(0, 2), lost: 0, unread: 0 }));
  last().line(JSON.stringify({ type: 'events', events, lost: 7, unread: 1 }));
  expect(told[0]).toEqual({ events: events.slice(0, 2), missed: 0 });
  const times = told[1]?.events.map(({ at }) => at) ?? [];
  expect(times.slice(0, 2)).toEqual([5, 1000 - times.length + 1]);
  expect(times.at(-1)).toBe(999);
  expect(told[1]?.missed).toBe(1000 - (told[1]?.events.length ?? 0) + 4 + 1);
  supervisor.stop();
});

test('lines come whole, however they were cut; one without end is given up', () => {
  const lines: string[] = [];
  let tooLong = 0;
  const splitter = new LineSplitter(
    (line) => lines.push(line),
    () => tooLong++,
    5,
  );
  for (const text of ['a', 'b\nc', '\n\n', '1234567', '89\nok\n']) splitter.push(text);
  expect(lines).toEqual(['ab', 'c', '', 'ok']);
  expect(tooLong).toBe(1);
});
