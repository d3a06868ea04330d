import { expect, test } from 'vitest';
import type { LiveEvent } from './event.ts';
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
  fileOf = (_: number, fd: number) => ({ device: 20, inode: 1000 + fd });
}

function pairing(proc = new FakeProc()) {
  const pair = new Pairing(new Whereabouts(proc), 1);
  const take = (...lines: (Line | string)[]): LiveEvent[] =>
    pair.take(records(...lines), false, (micros) => micros / 1000);
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
    queue: null,
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
  ).toMatchObject([{ call: 'mq_open', queue: { device: 20, inode: 1009 } }]);
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
  expect(take(send, 'sys_mq_timedsend -> 0x0')).toMatchObject([{ queue: { inode: 1009 } }]);
  const [event] = take(
    send,
    'sys_mq_timedsend -> 0x0',
    'sys_mq_open(u_name: 0x7f, oflag: 0, mode: 0, u_attr: 0)',
    'sys_mq_open -> 0x9',
  );
  expect(event).toMatchObject({ queue: null });
  const end = 'sched_process_exit: comm=a pid=7 prio=120 group_dead=true';
  expect(take(send, 'sys_mq_timedsend -> 0x0', end)[0]).toMatchObject({ queue: null });
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
