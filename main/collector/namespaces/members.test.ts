import { expect, test } from 'vitest';
import { NAMESPACE_TYPES, type Process } from '../../model/snapshot.ts';
import { Members } from './members.ts';

const unknown = Object.fromEntries(NAMESPACE_TYPES.map((type) => [type, null]));
const host = { ...unknown, ipc: 'ipc:1', net: 'net:1' } as Process['namespaces'];
const inner = { ...unknown, ipc: 'ipc:2', net: 'net:1' } as Process['namespaces'];

function processOf(pid: number, namespaces = host, over: Partial<Process> = {}) {
  return { pid, ppid: 1, startTime: 5, comm: 'a', namespaces, ...over } as Process;
}

function pidsIn(members: Members, processes: Process[]) {
  const membership = members.refresh(processes);
  return Object.fromEntries([...membership].map(([id, list]) => [id, list.map(({ pid }) => pid)]));
}

test('gathers who lives in a namespace of each type', () => {
  const all = [processOf(1), processOf(2, inner), processOf(3)];
  expect(pidsIn(new Members(), all)).toEqual({
    'ipc:1': [1, 3],
    'ipc:2': [2],
    'net:1': [1, 3, 2],
  });
});

test('keeps its lists while nobody came, went or moved', () => {
  const members = new Members();
  const before = members.refresh([processOf(1), processOf(2, inner)]);
  expect(members.refresh([processOf(1, host, { comm: 'b' }), processOf(2, inner)])).toBe(before);
});

test.each([
  ['came', [processOf(1), processOf(2), processOf(3)], { 'ipc:1': [1, 2, 3], 'net:1': [1, 2, 3] }],
  ['went', [processOf(1)], { 'ipc:1': [1], 'net:1': [1] }],
  ['moved', [processOf(1), processOf(2, inner)], { 'ipc:1': [1], 'ipc:2': [2], 'net:1': [1, 2] }],
])('sees who %s', (_, now, expected) => {
  const members = new Members();
  members.refresh([processOf(1), processOf(2)]);
  expect(pidsIn(members, now)).toEqual(expected);
});

test.each([
  ['another process of the same pid', { startTime: 6 }],
  ['another parent', { ppid: 7 }],
])('takes up %s', (_, over) => {
  const members = new Members();
  members.refresh([processOf(1), processOf(2)]);
  const membership = members.refresh([processOf(1), processOf(2, host, over)]);
  expect(membership.get('ipc:1')?.[1]).toMatchObject(over);
});
