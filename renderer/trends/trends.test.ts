import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IpcObject, type Link, linkKey, type World, worldOf } from '../../preload/contract.ts';
import { mqueue, msg, sem, shm, snapshot } from '../state/samples.ts';
import { flowWords, spanWords } from '../texts/trends.ts';
import { leastFlow } from './flow.ts';
import { valuesOf } from './measures.ts';
import { HORIZON_MS, Recorder } from './recorder.ts';
import { Series, SLOT_MS } from './series.ts';
import { rangeOf, SPARK, sparkPath } from './spark.ts';

const START = 1_800_000_000_000;

/** A series of these values, so many milliseconds after each other. */
function seriesOf(values: readonly { wait: number; value: number }[]): Series {
  const series = new Series();
  let at = START;
  for (const { wait, value } of values) {
    at += wait;
    series.note(at, value);
  }
  return series;
}

const notes = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 3000 }), value: fc.nat(5) }), {
  minLength: 1,
  maxLength: 60,
});

describe('a series', () => {
  test('keeps changes only, the last value and the extremes', () => {
    fc.assert(
      fc.property(notes, (values) => {
        const series = seriesOf(values);
        const all = values.map(({ value }) => value);
        expect(series.last).toBe(all.at(-1));
        const { least, most, changes } = rangeOf(series.slots());
        expect([least, most]).toEqual([Math.min(...all), Math.max(...all)]);
        expect(changes + 1).toBe(all.filter((value, index) => value !== all[index - 1]).length);
        const times = series.slots().map(({ at }) => at);
        // A slot a second, and the first.
        expect(series.size).toBeLessThanOrEqual(2 + ((times.at(-1) ?? 0) - START) / SLOT_MS);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
      }),
    );
  });

  test('forgets what is old and not what the value was', () => {
    fc.assert(
      fc.property(notes, fc.nat(40_000), (values, after) => {
        const [series, whole] = [seriesOf(values), seriesOf(values)];
        const before = START + after;
        series.forget(before);
        for (const time of [before, before + 1, before + 700, before + 50_000]) {
          expect(series.valueAt(time)).toBe(whole.valueAt(time));
        }
        expect(series.last).toBe(whole.last);
        for (const { at } of series.slots().slice(1)) expect(at).toBeGreaterThan(before);
      }),
    );
  });

  test('is drawn inside its frame, from the beginning to the end', () => {
    fc.assert(
      fc.property(notes, (values) => {
        const slots = seriesOf(values).slots();
        const path = sparkPath(slots, { from: START, to: START + 60_000 });
        expect(path).toMatch(/^M[\d.]+ [\d.]+([HV][\d.]+)+$/);
        expect(path.endsWith(`H${SPARK.width}`)).toBe(true);
        for (const [, way, number] of path.matchAll(/([HV])([\d.]+)/g)) {
          expect(Number(number)).toBeLessThanOrEqual(way === 'H' ? SPARK.width : SPARK.height);
        }
      }),
    );
    expect(sparkPath([], { from: 0, to: 1 })).toBe('');
  });
});

describe('messages that passed', () => {
  test('are never said to be more than there were', () => {
    const deed = fc.record({
      kind: fc.constantFrom('send', 'receive', 'receive', 'wait', 'look'),
      pid: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        let now = 1000;
        let seen = msg();
        let queue = msg();
        const truth = { sent: 0, received: 0 };
        const said = { sent: 0, received: 0 };
        const look = () => {
          const { sent, received } = leastFlow(seen, queue);
          said.sent += sent;
          said.received += received;
          seen = queue;
        };
        for (const { kind, pid } of deeds) {
          if (kind === 'wait') now += 1;
          else if (kind === 'look') look();
          else if (kind === 'send') {
            truth.sent += 1;
            queue = { ...queue, messages: queue.messages + 1, lastSender: pid, sentAt: now };
          } else if (queue.messages > 0) {
            truth.received += 1;
            queue = { ...queue, messages: queue.messages - 1, lastReceiver: pid, receivedAt: now };
          }
        }
        look();
        expect(said.sent).toBeLessThanOrEqual(truth.sent);
        expect(said.received).toBeLessThanOrEqual(truth.received);
        // And what is there now is what was sent and not received.
        expect(said.sent - said.received).toBe(queue.messages);
      }),
    );
  });

  test('are seen by who and when, where the count tells nothing', () => {
    const before = msg({
      messages: 0,
      lastSender: 5,
      sentAt: 100,
      lastReceiver: 6,
      receivedAt: 100,
    });
    expect(leastFlow(before, { ...before, sentAt: 103 })).toEqual({ sent: 1, received: 1 });
    expect(leastFlow(before, { ...before, lastReceiver: 7 })).toEqual({ sent: 1, received: 1 });
    expect(leastFlow(before, { ...before, messages: 3 })).toEqual({ sent: 3, received: 0 });
    expect(leastFlow(before, before)).toEqual({ sent: 0, received: 0 });
    const unread = { ...before, messages: 3, unknown: ['messages'] };
    expect(leastFlow(before, unread)).toEqual({ sent: 0, received: 0 });
    expect(leastFlow(mqueue({ bytes: 4 }), mqueue({ bytes: 9 }))).toEqual({ sent: 1, received: 0 });
  });

  test('in words', () => {
    expect(flowWords(0, 0, 60_000)).toBe('none seen to pass in the last 60 s');
    expect(flowWords(12, 10, 60_000)).toBe(
      'at least 12 sent and 10 received in the last 60 s: 0.2 a second or more',
    );
    expect(flowWords(1, 0, 60_000)).toBe('at least 1 sent and 0 received in the last 60 s');
    expect([spanWords(10), spanWords(119_000), spanWords(600_000)]).toEqual([
      'the last 1 s',
      'the last 119 s',
      'the last 10 min',
    ]);
  });
});

test('what each kind is followed by; what was not read is not followed', () => {
  const waiting = { value: 0, lastPid: 1, waitingToRise: 2, waitingForZero: 1 };
  expect(valuesOf(msg({ messages: 2, bytes: 9 }), 1)).toEqual({ messages: 2, bytes: 9, waits: 1 });
  expect(valuesOf(mqueue({ bytes: 9, unknown: ['bytes'] }), 0)).toEqual({ waits: 0 });
  expect(valuesOf(sem({ semaphores: [waiting, waiting] }), 1)).toEqual({ sum: 0, waits: 6 });
  expect(valuesOf(sem({ semaphores: null }), 1)).toEqual({ waits: 1 });
  expect(valuesOf(shm({ attaches: 3, residentBytes: '4096' }), 0)).toEqual({
    attaches: 3,
    resident: 4096,
  });
});

describe('the recorder', () => {
  const blocked: Link = {
    kind: 'blocked',
    process: 9,
    object: 'ipc:10/msg/0',
    operation: 'msgrcv',
  };
  const world = (
    objects: readonly IpcObject[],
    after: number,
    links: readonly Link[] = [],
  ): World => ({
    ...worldOf(snapshot({ objects: [...objects] })),
    links: new Map(links.map((link) => [linkKey(link), link])),
    takenAt: START + after,
  });

  test('tells values over time, and the moment of each change', () => {
    const recorder = new Recorder();
    recorder.see(world([msg()], 0), null);
    recorder.see(world([msg({ messages: 2, bytes: 20 })], 5000), null);
    recorder.see(world([msg({ messages: 2, bytes: 20 })], 8000, [blocked]), null);
    const trend = recorder.of('ipc:10/msg/0');
    expect(trend?.since).toBe(START);
    expect(trend?.sent.last).toBe(2);
    expect(trend?.moments).toEqual([
      { at: START + 8000, changes: [{ what: 'measure', measure: 'waits', from: 0, to: 1 }] },
      {
        at: START + 5000,
        changes: [
          { what: 'measure', measure: 'messages', from: 0, to: 2 },
          { what: 'measure', measure: 'bytes', from: 0, to: 20 },
        ],
      },
    ]);
    expect(trend?.series.get('messages')?.valueAt(START + 4999)).toBe(0);
    expect(recorder.of('ipc:10/msg/1')).toBeNull();
  });

  test('tells each semaphore that changed, and when one was only operated on', () => {
    const recorder = new Recorder();
    const set = (values: readonly number[], operatedAt: number, changedAt = 1) =>
      sem({
        count: values.length,
        operatedAt,
        changedAt,
        semaphores: values.map((value) => ({
          value,
          lastPid: 7,
          waitingToRise: 0,
          waitingForZero: 0,
        })),
      });
    recorder.see(world([set([1, 0], 0)], 0), null);
    // SETVAL moves the time of change, and the set stays what it is.
    recorder.see(world([set([1, 5], 0, 9)], 1000), null);
    recorder.see(world([set([0, 6], 20, 9)], 2000), null);
    recorder.see(world([set([0, 6], 21, 9)], 3000), null);
    const trend = recorder.of('ipc:10/sem/0');
    expect(trend?.since).toBe(START);
    expect(trend?.moments.map(({ at, changes }) => [at - START, changes])).toEqual([
      [3000, [{ what: 'operated' }]],
      [
        2000,
        [
          { what: 'value', index: 0, from: 1, to: 0 },
          { what: 'value', index: 1, from: 5, to: 6 },
        ],
      ],
      [1000, [{ what: 'value', index: 1, from: 0, to: 5 }]],
    ]);
    expect(trend?.series.get('sum')?.last).toBe(6);
  });

  test('tells who was given it, and has no past of one that it replaced', () => {
    const recorder = new Recorder();
    recorder.see(
      world([msg({ messages: 3, changedAt: 5 }), mqueue({ inode: 1, bytes: 9 })], 0),
      null,
    );
    const given = msg({ messages: 3, changedAt: 6, mode: 0o666, uid: 7 });
    const renamed = mqueue({ inode: 2, bytes: 0 });
    recorder.see(world([given, renamed], 1000), null);
    expect(recorder.of(given.id)?.moments).toEqual([
      {
        at: START + 1000,
        changes: [
          { what: 'mode', from: msg().mode, to: 0o666 },
          { what: 'owner', from: msg().uid, to: 7 },
        ],
      },
    ]);
    expect(recorder.of(renamed.id)).toMatchObject({ since: START + 1000, moments: [] });
    // The same number, of another maker.
    recorder.see(world([msg({ creatorUid: 99, changedAt: 7 })], 2000), null);
    expect(recorder.of(given.id)).toMatchObject({ since: START + 2000, moments: [] });
  });

  test('forgets what has gone, unless somebody reads it', () => {
    const recorder = new Recorder();
    recorder.see(world([msg(), shm()], 0), null);
    recorder.see(world([], 500), 'ipc:10/msg/0');
    expect(recorder.of('ipc:10/shm/0')).toBeNull();
    expect(recorder.of('ipc:10/msg/0')).not.toBeNull();
    recorder.see(world([shm()], 1000), null);
    expect(recorder.of('ipc:10/msg/0')).toBeNull();
  });

  test('remembers ten minutes, and no more however busy it was', () => {
    const recorder = new Recorder();
    const hours = 2 * 3600;
    for (let second = 0; second < hours; second += 1) {
      recorder.see(world([msg({ messages: second % 7 })], second * 1000), null);
    }
    const trend = recorder.of('ipc:10/msg/0');
    const slots = trend?.series.get('messages')?.slots() ?? [];
    expect(slots.length).toBeLessThan(HORIZON_MS / SLOT_MS + 60);
    expect(slots.length).toBeGreaterThan(HORIZON_MS / SLOT_MS / 2);
    expect(trend?.since).toBeGreaterThanOrEqual(START + hours * 1000 - HORIZON_MS - 60_000);
    expect(trend?.moments.length).toBe(8);
  });
});
