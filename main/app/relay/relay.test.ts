import { expect, test } from 'vitest';
import type { Update } from '../../../preload/contract.ts';
import { applyDifference, difference, worldOf } from '../../model/difference.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { Relay } from './relay.ts';

function snapshot(...pids: number[]): Snapshot {
  const processes = pids.map((pid) => ({ pid, comm: `p${pid}` }));
  const rest = { takenAt: pids.length, durationMs: 1, host: {}, namespaces: [], objects: [] };
  return { ...rest, processes, links: [], problems: [] } as unknown as Snapshot;
}

test('a window that asks early gets the first snapshot, then differences', () => {
  const relay = new Relay('dark', false);
  const updates: Update[] = [];
  const session = relay.subscribe(1, (update) => updates.push(update));
  expect(session).toMatchObject({ theme: 'dark', current: null, collector: { phase: 'starting' } });
  relay.setSnapshot(snapshot(1, 2));
  relay.setSnapshot(snapshot(2, 3));
  expect(updates.map(({ kind }) => kind)).toEqual(['snapshot', 'difference']);
  const change = updates[1];
  if (change?.kind !== 'difference') return expect.fail();
  expect(change.difference.processes.gone).toEqual([1]);
});

test('differences that come from the collector are passed on as they are', () => {
  const relay = new Relay('dark', false);
  const updates: Update[] = [];
  relay.subscribe(1, (update) => updates.push(update));
  const change = difference(snapshot(1, 2), snapshot(2, 3));
  relay.addDifference(change);
  expect(updates).toEqual([]);
  relay.setSnapshot(snapshot(1, 2));
  relay.addDifference(change);
  expect(updates[1]).toEqual({ kind: 'difference', sequence: 2, difference: change });
  expect(relay.snapshot?.processes.map(({ pid }) => pid)).toEqual([2, 3]);
});

test('a window that asks late, or again, can follow from what it is given', () => {
  const relay = new Relay('system', true);
  relay.setSnapshot(snapshot(1));
  relay.setSnapshot(snapshot(1, 2));
  let updates: Update[] = [];
  relay.subscribe(1, () => expect.fail('the old listener of this window'));
  const { current, still } = relay.subscribe(1, (update) => updates.push(update));
  expect(still).toBe(true);
  relay.setSnapshot(snapshot(2, 5));
  const [update] = updates;
  if (!current || update?.kind !== 'difference') return expect.fail();
  expect(update.sequence).toBeGreaterThan(current.sequence);
  const world = applyDifference(worldOf(current.snapshot), update.difference);
  expect([...world.processes.keys()].sort()).toEqual([2, 5]);

  updates = [];
  relay.unsubscribe(1);
  relay.setCollector({ phase: 'lost', reason: 'x', retryInMs: 1 });
  expect(updates).toEqual([]);
});
