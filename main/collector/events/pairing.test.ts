import { expect, test } from 'vitest';
import type { LiveEvent } from '../../model/events/event.ts';
import { mayShow } from './changes.ts';
import { Pairing } from './pairing.ts';
import { RecordReader } from './records.ts';
import { type Proc, Whereabouts } from './whereabouts.ts';

interface Line {
  tid?: number;
  pid?: number | null;
  text: string;
}

let clock = 0;

/** Lines as the kernel prints them, each a microsecond after the one before. */
function records(...lines: (Line | string)[]) {
  const text = lines
    .map((line) => (typeof line === 'string' ? { text: line } : line))
    .map(({ tid = 7, pid = tid, text }) => {
      clock += 1;
      const tgid = pid === null ? '-------' : String(pid).padStart(7);
      const time = `1.${String(clock).padStart(6, '0')}`;
      return `            proc-${String(tid).padEnd(7)} (${tgid}) [000]   ${time}: ${text}\n`;
    })
    .join('');
  return new RecordReader().read(text);
}

class FakeProc implements Proc {
  ipc: string | null = 'ipc:1';
  looks = 0;
  processOf = (tid: number) => (tid === 8 ? 7 : tid);
  ipcOf = () => {
    this.looks += 1;
    return this.ipc;
  };
  unlinked = false;
  fileOf = (_: number, fd: number) => ({
    device: 20,
    path: Buffer.from(`/q${fd}`),
    unlinked: this.unlinked,
  });
}

function pairing(proc = new FakeProc()) {
  const devices = new Map([[20, 'ipc:1']]);
  const pair = new Pairing(() => devices, new Whereabouts(proc), 1);
  const take = (...lines: (Line | string)[]): LiveEvent[] => {
    const events = pair.take(records(...lines), false, (micros) => micros / 1000);
    pair.settle([], false);
    return events;
  };
  return { pair, take, proc };
}

const SEND = 'sys_msgsnd(msqid: 5, msgp: 0x20, msgsz: 0x19, msgflg: 0)';
const RECEIVE = 'sys_msgrcv(msqid: 5, msgp: 0x20, msgsz: 0x19, msgtyp: 0, msgflg: 0)';

test('a call is told once, with its result and its object', () => {
  const { take } = pairing();
  const [event, ...others] = take(SEND, 'sys_msgsnd -> 0xfffffffffffffff5');
  expect(others).toEqual([]);
  expect(event).toEqual({
    at: expect.any(Number),
    tookMs: 0.001,
    returned: true,
    pid: 7,
    tid: 7,
    comm: 'proc',
    call: 'msgsnd',
    arguments: { msqid: 5, msgsz: 25, msgflg: 0 },
    result: -1,
    error: 'EAGAIN',
    namespace: 'ipc:1',
    object: 'ipc:1/msg/5',
  });
});

test('a call that waits is told when it is entered and again when it returns', () => {
  const { take } = pairing();
  const [waiting] = take(RECEIVE);
  expect(waiting).toMatchObject({ call: 'msgrcv', returned: false, result: null, tookMs: null });
  expect(take('sys_msgget(key: 1, msgflg: 0)')).toHaveLength(1);
  const other = pairing();
  const [begun] = other.take(RECEIVE);
  const [done, ...none] = other.take('sys_msgrcv -> 0x19');
  expect(none).toEqual([]);
  expect(done).toMatchObject({ at: begun?.at, tid: 7, returned: true, result: 25 });
  expect(begun).toMatchObject({ returned: false });
});

test('a return whose entry was not seen has no arguments, and no object', () => {
  const { take } = pairing();
  expect(take('sys_msgrcv -> 0x19')).toMatchObject([
    { arguments: {}, object: null, namespace: 'ipc:1', tookMs: null, result: 25 },
  ]);
  // Nor does it belong to the entry of another call.
  take(SEND);
  expect(take('sys_msgrcv -> 0x19')).toMatchObject([{ arguments: {}, object: null }]);
});

test('where records were dropped nothing that was pending is believed', () => {
  const { pair, take } = pairing();
  take(RECEIVE);
  const events = pair.take(records('sys_msgrcv -> 0x19'), true, (micros) => micros);
  expect(events).toMatchObject([{ arguments: {}, object: null }]);
});

test('a call about something made is about what it made', () => {
  const { take } = pairing();
  expect(take('sys_semget(key: 0, nsems: 1, semflg: 0x380)', 'sys_semget -> 0x3')).toMatchObject([
    { call: 'semget', object: 'ipc:1/sem/3', result: 3 },
  ]);
  expect(
    take('sys_mq_open(u_name: 0x7f, oflag: 0, mode: 0, u_attr: 0)', 'sys_mq_open -> 0x9'),
  ).toMatchObject([{ call: 'mq_open', object: 'ipc:1/mqueue/q9' }]);
});

test('commands that only ask are not told, those that do something are', () => {
  const { take } = pairing();
  expect(take('sys_shmctl(shmid: 0, cmd: 0xe, buf: 0x7f)', 'sys_shmctl -> 0x0')).toEqual([]);
  expect(take('sys_shmctl -> 0x0')).toEqual([]);
  expect(take('sys_shmctl(shmid: 4, cmd: 0, buf: 0)', 'sys_shmctl -> 0x0')).toMatchObject([
    { arguments: { cmd: 'IPC_RMID' }, object: 'ipc:1/shm/4', result: 0 },
  ]);
});

test('a detach is about the segment that was attached at its address', () => {
  const { take } = pairing();
  const detach = ['sys_shmdt(shmaddr: 0x7f00)', 'sys_shmdt -> 0x0'];
  expect(take(...detach)).toMatchObject([{ object: null }]);
  take('sys_shmat(shmid: 6, shmaddr: 0, shmflg: 0)', 'sys_shmat -> 0x7f00');
  // Another thread of the same process, and a child, have it too.
  expect(take(...detach.map((text) => ({ tid: 8, pid: 7, text })))).toMatchObject([
    { object: 'ipc:1/shm/6' },
  ]);
  expect(take(...detach)).toMatchObject([{ object: null }]);
  take('sys_shmat(shmid: 6, shmaddr: 0, shmflg: 0)', 'sys_shmat -> 0x7f00');
  take('sched_process_fork: comm=a pid=7 child_comm=a child_pid=30');
  expect(take(...detach.map((text) => ({ tid: 30, text })))).toMatchObject([
    { object: 'ipc:1/shm/6' },
  ]);
  // A new program has nothing attached.
  take('sys_execve -> 0x0');
  expect(take(...detach)).toMatchObject([{ object: null }]);
});

test('the namespace is that of the moment of the call', () => {
  const { take, proc } = pairing();
  take(SEND, 'sys_msgsnd -> 0x0');
  proc.ipc = 'ipc:2';
  // In one batch: before and after it left.
  const events = take(
    SEND,
    'sys_msgsnd -> 0x0',
    'sys_unshare(unshare_flags: 0x8000000)',
    'sys_unshare -> 0x0',
    SEND,
    'sys_msgsnd -> 0x0',
  );
  expect(events.map(({ call, namespace }) => [call, namespace])).toEqual([
    ['msgsnd', 'ipc:1'],
    ['unshare', 'ipc:2'],
    ['msgsnd', 'ipc:2'],
  ]);
  // Not known before: what it is now says nothing of then.
  const fresh = pairing();
  const [first, , last] = fresh.take(
    SEND,
    'sys_msgsnd -> 0x0',
    'sys_setns(fd: 3, flags: 0x8000000)',
    'sys_setns -> 0x0',
    SEND,
    'sys_msgsnd -> 0x0',
  );
  expect(first).toMatchObject({ namespace: null, object: null });
  expect(last).toMatchObject({ namespace: 'ipc:1', object: 'ipc:1/msg/5' });
});

test('a thread is looked at once, not for each of its calls', () => {
  const { take, proc } = pairing();
  for (let times = 0; times < 50; times += 1) take(SEND, 'sys_msgsnd -> 0x0');
  expect(proc.looks).toBe(1);
});

test('a descriptor that was opened anew since, or whose process ended, tells nothing', () => {
  const { take } = pairing();
  const send =
    'sys_mq_timedsend(mqdes: 9, u_msg_ptr: 0x7f, msg_len: 1, msg_prio: 0, u_abs_timeout: 0)';
  expect(take(send, 'sys_mq_timedsend -> 0x0')).toMatchObject([{ object: 'ipc:1/mqueue/q9' }]);
  const [event] = take(
    send,
    'sys_mq_timedsend -> 0x0',
    'sys_mq_open(u_name: 0x7f, oflag: 0, mode: 0, u_attr: 0)',
    'sys_mq_open -> 0x9',
  );
  expect(event).toMatchObject({ object: null });
  const end = 'sched_process_exit: comm=a pid=7 prio=120 group_dead=true';
  expect(take(send, 'sys_mq_timedsend -> 0x0', end)[0]).toMatchObject({ object: null });
});

test('processes begin, run new programs and end; threads are not told', () => {
  const { take } = pairing();
  const fork = (child: number) =>
    `sched_process_fork: comm=a pid=7 child_comm=a child_pid=${child}`;
  const exit = (last: string) => `sched_process_exit: comm=a pid=7 prio=120${last}`;
  expect(
    take(
      fork(30),
      fork(8),
      { tid: 30, text: 'sys_execve -> 0x0' },
      { tid: 8, pid: 7, text: exit(' group_dead=false') },
      { tid: 30, text: exit(' group_dead=true') },
      { tid: 8, pid: 7, text: exit('') },
      { tid: 7, text: exit('') },
    ).map(({ call, pid, arguments: values }) => [call, pid, values]),
  ).toEqual([
    ['fork', 7, { child: 30 }],
    ['exec', 30, {}],
    ['exit', 30, {}],
    ['exit', 7, {}],
  ]);
});

test('our own calls are left out', () => {
  const { take } = pairing();
  const own = [SEND, 'sys_msgsnd -> 0x0', 'sys_msgget -> 0x0'];
  expect(take(...own.map((text) => ({ tid: 1, text })))).toEqual([]);
  // Also where only /proc tells that the thread is ours.
  const proc = new FakeProc();
  proc.processOf = () => 1;
  expect(pairing(proc).take(...own.map((text) => ({ tid: 99, pid: null, text })))).toEqual([]);
});

test('what is said of a place is taken back where the thread may have left it since', () => {
  const { pair, take } = pairing();
  const unix = (micros: number) => micros;
  const sent = () => pair.take(records(SEND, 'sys_msgsnd -> 0x0'), false, unix);
  // It went away after the batch was read, perhaps before it was looked at.
  const doubted = sent();
  pair.settle(records('sys_setns(fd: 3, flags: 0)'), false);
  expect(doubted).toMatchObject([{ namespace: null, object: null }]);
  // Another thread did.
  const sure = sent();
  pair.settle(records({ tid: 9, text: 'sys_setns(fd: 3, flags: 0)' }), false);
  expect(sure).toMatchObject([{ namespace: 'ipc:1', object: 'ipc:1/msg/5' }]);
  // It was known from before.
  const known = sent();
  pair.settle(records('sys_setns(fd: 3, flags: 0)'), false);
  expect(known).toMatchObject([{ namespace: 'ipc:1' }]);
  // What was dropped may have been just that.
  take({ tid: 7, text: 'sys_setns -> 0x0' });
  const other = pair.take(records({ tid: 10, text: SEND }), false, unix);
  pair.settle([], true);
  expect(other).toMatchObject([{ namespace: null, object: null }]);
  // The one that waits is told later as what it is known to be.
  expect(take({ tid: 10, text: 'sys_msgsnd -> 0x0' })).toMatchObject([{ object: null }]);
});

test('during a call that leads elsewhere nobody is looked at', () => {
  const { take } = pairing();
  const [waiting] = take('sys_setns(fd: 3, flags: 0)');
  expect(waiting).toMatchObject({ returned: false, namespace: null });
  expect(take('sys_setns -> 0xffffffffffffffff')).toMatchObject([
    { error: 'EPERM', namespace: null },
  ]);
});

test('a queue whose name was removed is none that a snapshot shows', () => {
  const { take, proc } = pairing();
  proc.unlinked = true;
  const send =
    'sys_mq_timedsend(mqdes: 9, u_msg_ptr: 0x7f, msg_len: 1, msg_prio: 0, u_abs_timeout: 0)';
  expect(take(send, 'sys_mq_timedsend -> 0x0')).toMatchObject([{ object: null }]);
});

test('events are told in the order in which they were entered or returned', () => {
  const { take } = pairing();
  const calls = take(
    { tid: 30, text: RECEIVE },
    SEND,
    { tid: 31, text: RECEIVE },
    'sys_msgsnd -> 0x0',
    { tid: 30, text: 'sys_msgrcv -> 0x1' },
  ).map(({ tid, returned }) => [tid, returned]);
  expect(calls).toEqual([
    [31, false],
    [7, true],
    [30, true],
  ]);
});

test('the number of a thread is not taken for that of the process that had it before', () => {
  // The kernel's note is of another thread; /proc knows.
  const { take } = pairing();
  expect(take({ tid: 40, pid: 3, text: SEND })).toMatchObject([{ pid: 40 }]);
  // Where it has gone the note is the only word.
  const proc = new FakeProc();
  proc.processOf = () => null as unknown as number;
  expect(pairing(proc).take({ tid: 40, pid: 3, text: SEND })).toMatchObject([{ pid: 3 }]);
  expect(pairing(proc).take({ tid: 40, pid: null, text: SEND })).toMatchObject([{ pid: null }]);
});

test('only what a snapshot would show asks for one', () => {
  const { take } = pairing();
  const shows = (...lines: (Line | string)[]) => take(...lines).map(mayShow);
  expect(shows(SEND, 'sys_msgsnd -> 0x0')).toEqual([true]);
  expect(shows(RECEIVE)).toEqual([true]);
  expect(shows('sys_semop(semid: 1, tsops: 0, nsops: 1)', 'sys_semop -> 0x0')).toEqual([true]);
  expect(shows('sys_shmget -> 0xfffffffffffffffe')).toEqual([false]);
  expect(shows('sched_process_exit: comm=a pid=7 prio=120 group_dead=true')).toEqual([true]);
});
