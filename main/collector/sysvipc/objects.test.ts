import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageQueue, semaphoreSet, sharedMemory } from './objects.ts';
import { parseTable } from './table.ts';

// Recorded on Linux 6.18.
const MSG = `       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime
-559038737          3   640          11          2 11665 11700  1000   100     0     0 1795491456 1795491460 1795491400
`;
const SEM = `       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime
         0          5   666          3     0     0     0     0          0 1795491456
`;
const SHM = `       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap
         0          7  3600   4611686018427387904    12    14      2     1     2     3     4          5          6          7                  4096                     0
`;

test('reads a message queue', () => {
  const [row] = parseTable(MSG).rows;
  expect(row && messageQueue('ipc:1', row)).toEqual({
    id: 'ipc:1/msg/3',
    kind: 'msg',
    namespace: 'ipc:1',
    sysvId: 3,
    key: -559038737,
    mode: 0o640,
    uid: 1000,
    gid: 100,
    creatorUid: 0,
    creatorGid: 0,
    bytes: 11,
    messages: 2,
    lastSender: 11665,
    lastReceiver: 11700,
    sentAt: 1795491456,
    receivedAt: 1795491460,
    changedAt: 1795491400,
  });
});

test('reads a semaphore set', () => {
  const [row] = parseTable(SEM).rows;
  expect(row && semaphoreSet('ipc:1', row)).toMatchObject({
    id: 'ipc:1/sem/5',
    key: 0,
    mode: 0o666,
    count: 3,
    operatedAt: 0,
    semaphores: null,
  });
});

test('reads a segment: flags apart from the mode, a size beyond 2^53 exactly', () => {
  const [row] = parseTable(SHM).rows;
  expect(row && sharedMemory('ipc:1', row)).toMatchObject({
    id: 'ipc:1/shm/7',
    mode: 0o600,
    markedForRemoval: true,
    locked: true,
    bytes: '4611686018427387904',
    residentBytes: 4096,
    attaches: 2,
    creator: 12,
    lastOperator: 14,
    uid: 1,
    gid: 2,
    creatorUid: 3,
    creatorGid: 4,
    attachedAt: 5,
    detachedAt: 6,
    changedAt: 7,
  });
});

test('a column more, or another order, changes nothing', () => {
  const text = 'new msqid key qnum perms\n1 2 3 4 600\n';
  const [row] = parseTable(text).rows;
  expect(row && messageQueue('ipc:1', row)).toMatchObject({
    sysvId: 2,
    key: 3,
    messages: 4,
    mode: 0o600,
  });
});

test('a table cut off anywhere loses no whole line and takes no half one', () => {
  const text = `${SHM + SHM.split('\n')[1]?.replace('7', '8')}\n`;
  const whole = parseTable(text).rows.map((row) => row('shmid'));
  for (let length = 0; length < text.length; length++) {
    const { rows, damaged } = parseTable(text.slice(0, length));
    expect(rows.map((row) => row('shmid'))).toEqual(whole.slice(0, rows.length));
    const lines = text.slice(0, length).split('\n').length - 1;
    expect(rows.length).toBe(Math.max(0, lines - 1));
    if (!text.slice(0, length).endsWith('\n') && length > 0) expect(damaged).toBeGreaterThan(0);
  }
});

test('damaged lines are counted, the others kept', () => {
  const { rows, damaged } = parseTable(`${MSG}garbage\n1 2 3\n${MSG.split('\n')[1]}\n`);
  expect(rows.length).toBe(2);
  expect(damaged).toBe(2);
});

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTable(text)));
});
