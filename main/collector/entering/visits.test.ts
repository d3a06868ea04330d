import { expect, test } from 'vitest';
import type { Room } from '../namespaces/list.ts';
import type { Content } from './content.ts';
import { Visits } from './visits.ts';

const TURNS = 4;

function room(id: string): Room {
  return { id, life: {}, initial: false, members: [], doors: () => [], unseen: false };
}

/** Polls, in which one room does not rest, and all that are due are visited. */
function pollsOf(visits: Visits) {
  return (rooms: Room[], restless = ''): string[] => {
    const due = visits.due(rooms, ({ id }) => id !== restless);
    for (const one of due) visits.note(one, { objects: [one.id] } as unknown as Content);
    return due.map(({ id }) => id);
  };
}

test('each is visited at once, then in turn, a part of them in each poll', () => {
  const rooms = Array.from({ length: 12 }, (_, index) => room(`ipc:${index}`));
  const poll = pollsOf(new Visits());
  const all = rooms.map(({ id }) => id);
  expect(poll(rooms)).toEqual(all);
  for (let round = 0; round < 3; round++) {
    const seen = Array.from({ length: TURNS }, () => poll(rooms));
    expect(seen.map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    expect(seen.flat().sort()).toEqual([...all].sort());
  }
});

test('where somebody did something it is visited', () => {
  const rooms = [room('ipc:1'), room('ipc:2')];
  const poll = pollsOf(new Visits());
  poll(rooms);
  for (let times = 0; times < 2 * TURNS; times++) {
    expect(poll(rooms, 'ipc:2')).toContain('ipc:2');
  }
});

test('what was read last is known until it is forgotten', () => {
  const visits = new Visits();
  const rooms = [room('ipc:1'), room('ipc:2'), room('ipc:3')];
  const poll = pollsOf(visits);
  poll(rooms);
  expect(visits.last(room('ipc:2'))?.objects).toEqual(['ipc:2']);
  visits.forget('ipc:2');
  expect(visits.last(room('ipc:2'))).toBeNull();
  expect(poll(rooms)).toContain('ipc:2');
  visits.clear();
  expect(poll(rooms)).toEqual(rooms.map(({ id }) => id));
  visits.keepOnly(new Set(['ipc:1']));
  expect(visits.last(room('ipc:1'))).not.toBeNull();
  expect(visits.last(room('ipc:3'))).toBeNull();
});

test('another namespace that was given the same id is visited', () => {
  const poll = pollsOf(new Visits());
  poll([room('ipc:1')]);
  expect(poll([room('ipc:1')])).toEqual(['ipc:1']);
});
