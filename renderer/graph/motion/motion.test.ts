import { expect, test } from 'vitest';
import { event } from '../../events/samples.ts';
import { Motions } from './motions.ts';
import { Track } from './track.ts';

test('a message goes to the queue or from it, and is gone when it has come', () => {
  const motions = new Motions();
  motions.add([event(), event({ call: 'mq_timedreceive', pid: 8, object: 'ipc:1/mqueue/q' })], 100);
  expect(motions.at(110)).toMatchObject([
    { kind: 'to', of: 'msg', process: 'pid 7', object: 'ipc:1/msg/0', count: 1 },
    { kind: 'from', of: 'mqueue', process: 'pid 8', object: 'ipc:1/mqueue/q' },
  ]);
  expect(motions.at(100 + 199)).toHaveLength(2);
  expect(motions.at(100 + 301)).toEqual([]);
});

test('what failed, or is about nothing that is known, moves nothing', () => {
  const motions = new Motions();
  motions.add(
    [
      event({ error: 'EAGAIN', result: -1 }),
      event({ object: null }),
      event({ call: 'msgget' }),
      event({ call: 'fork' }),
    ],
    0,
  );
  expect(motions.at(1)).toEqual([]);
  expect(motions.begun).toBe(0);
});

test('many on one way go together, and on all ways no more than can be followed', () => {
  const motions = new Motions();
  motions.add(
    Array.from({ length: 1000 }, () => event()),
    0,
  );
  expect(motions.at(1)).toMatchObject([{ count: 1000 }]);
  motions.add([event()], 150);
  expect(motions.at(151)).toHaveLength(2);
  const many = Array.from({ length: 1000 }, (_, pid) => event({ pid }));
  motions.add(many, 160);
  expect(motions.at(161).length).toBeLessThanOrEqual(64);
  // Those that have come make room, though nobody has looked since.
  motions.add([event({ pid: 9999 })], 1000);
  expect(motions.at(1001)).toMatchObject([{ process: 'pid 9999' }]);
});

test('a wait is there until its call returns', () => {
  const motions = new Motions();
  const wait = event({ call: 'msgrcv', returned: false, result: null, tookMs: null });
  motions.add([wait], 0);
  motions.add([wait], 500);
  expect(motions.at(600)).toMatchObject([{ kind: 'wait' }]);
  motions.add([event({ call: 'msgrcv', error: 'EIDRM', result: -1 })], 700);
  expect(motions.at(701)).toEqual([]);
});

test('a way is gone along evenly, straight or bent', () => {
  const track = new Track();
  expect(track.at(0.5)).toBeNull();
  track.moveTo(0, 0);
  track.lineTo(30, 0);
  track.lineTo(30, 10);
  expect(track.at(0)).toEqual({ x: 0, y: 0 });
  expect(track.at(0.5)).toEqual({ x: 20, y: 0 });
  expect(track.at(2)).toEqual({ x: 30, y: 10 });
  track.bezierCurveTo(30, 40, 60, 40, 60, 10);
  expect(track.at(1)).toEqual({ x: 60, y: 10 });
  const before = track.at(0.8);
  const after = track.at(0.81);
  const step = Math.hypot((after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0));
  expect(step).toBeCloseTo(track.length / 100, 1);
});
