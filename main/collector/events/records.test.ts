import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandName, kernelFilter } from './calls.ts';
import { RecordReader, type TraceRecord } from './records.ts';

function read(text: string): TraceRecord[] {
  return new RecordReader().read(text);
}

/** As Linux 6.18 printed them, with the options that `instance.ts` sets. */
const RECORDED = `            node-15403   (  15403) [001]   3378.299229: sys_unshare(unshare_flags: 0x8000000)
            node-15403   (  15403) [001]   3378.299301: sys_unshare -> 0x0
            node-15390   (  15390) [000]   3378.296204: sched_process_fork: comm=node pid=15390 child_comm=node child_pid=15403
         dirname-15402   (  15402) [001]   3378.297319: sched_process_exit: comm=dirname pid=15402 prio=120 group_dead=true
            node-15403   (  15403) [000]   3378.416128: sys_msgsnd(msqid: 0, msgp: 0x20f48ec0, msgsz: 0x19, msgflg: 0)
            node-15403   (  15403) [000]   3378.416140: sys_msgsnd -> 0x0
            bash-15206   (  15206) [000]   3303.098840: sys_execve -> 0x0
              sh-15203   (-------) [000] .N...  3303.085598: sys_execve -> 0xfffffffffffffffe
`;

test('reads what the kernel printed', () => {
  const node = { tid: 15403, pid: 15403, comm: 'node' };
  expect(read(RECORDED)).toEqual([
    { ...node, time: 3378299229, kind: 'enter', call: 'unshare', arguments: { flags: 0x8000000 } },
    { ...node, time: 3378299301, kind: 'return', call: 'unshare', result: 0, error: null },
    { time: 3378296204, tid: 15390, pid: 15390, comm: 'node', kind: 'fork', child: 15403 },
    { time: 3378297319, tid: 15402, pid: 15402, comm: 'dirname', kind: 'exit', last: true },
    {
      ...node,
      time: 3378416128,
      kind: 'enter',
      call: 'msgsnd',
      arguments: { msqid: 0, msgsz: 25, msgflg: 0 },
    },
    { ...node, time: 3378416140, kind: 'return', call: 'msgsnd', result: 0, error: null },
    { time: 3303098840, tid: 15206, pid: 15206, comm: 'bash', kind: 'exec' },
  ]);
});

const HEAD = '            proc-7       (      7) [000]   1.000002: ';
function body(text: string): TraceRecord | undefined {
  return read(`${HEAD}${text}\n`)[0];
}

test.each([
  ['sys_msgrcv -> 0xffffffffffffffd6', -1, 'ENOMSG'],
  ['sys_semtimedop -> 0xfffffffffffffdfe', -1, 'EINTR'],
  ['sys_msgrcv -> 0x19', 25, null],
  ['sys_mq_open -> 0x12', 18, null],
  ['sys_shmat -> 0x7f0a12345000', '0x7f0a12345000', null],
])('%s', (text, result, error) => {
  expect(body(text)).toMatchObject({ kind: 'return', result, error });
});

test.each([
  ['sys_msgget(key: 0xffffffffdeadbeef, msgflg: 0x3ff)', { key: -559038737, msgflg: 1023 }],
  [
    'sys_shmget(key: 1, size: 0xffffffffffffffff, shmflg: 0x380)',
    { key: 1, size: '18446744073709551615', shmflg: 896 },
  ],
  [
    'sys_msgrcv(msqid: 3, msgp: 0x7ffe, msgsz: 0x800, msgtyp: 0xffffffffffffff9c, msgflg: 0)',
    { msqid: 3, msgsz: 2048, msgtyp: -100, msgflg: 0 },
  ],
  ['sys_semctl(semid: 2, semnum: 0, cmd: 0x100, arg: 0)', { semid: 2, semnum: 0, cmd: 'IPC_RMID' }],
  ['sys_shmdt(shmaddr: 0x7f0a12345000)', { shmaddr: '0x7f0a12345000' }],
  // Before 6.18 all numbers were hex without a prefix.
  [
    'sys_msgsnd(msqid: a, msgp: 7ffe0, msgsz: 19, msgflg: 800)',
    { msqid: 10, msgsz: 25, msgflg: 2048 },
  ],
])('%s', (text, values) => {
  expect(body(text)).toMatchObject({ kind: 'enter', arguments: values });
});

/** The form: https://lore.kernel.org/linux-trace-kernel/20251028231148.095789277@kernel.org/ */
test('newer kernels print what addresses point to; no such text passes for an argument', () => {
  expect(
    body('sys_mq_open(u_name: 0x7ffe02fa "demo", oflag: 0x42, mode: 0x180, u_attr: 0)'),
  ).toMatchObject({
    arguments: { name: '/demo', oflag: 0x42, mode: 0x180 },
  });
  const text = 'x", oflag: 0x1, mode: 0x1, u_attr: 0';
  expect(body(`sys_mq_open(u_name: 0x7f "${text}", oflag: 0, mode: 0, u_attr: 0)`)).toMatchObject({
    arguments: { name: `/${text}`, oflag: 0, mode: 0 },
  });
  const sent = '0x55 (3a:29:20) "), msg_len: 1, msg_prio: 9, u_abs_timeout: 0"';
  expect(
    body(
      `sys_mq_timedsend(mqdes: 3, u_msg_ptr: ${sent}, msg_len: 0x40, msg_prio: 1, u_abs_timeout: 0)`,
    ),
  ).toMatchObject({ arguments: { mqdes: 3, msg_len: 64, msg_prio: 1 } });
  expect(body('sys_shmdt(shmaddr: 0x7f0a "secret")')).toMatchObject({
    arguments: { shmaddr: '0x7f0a' },
  });
});

test('counts what the kernel dropped', () => {
  const reader = new RecordReader();
  reader.read('CPU:1 [LOST 142 EVENTS]\nCPU:0 [LOST EVENTS]\n');
  expect(reader.lost).toBe(143);
  reader.reset();
  expect(reader.lost).toBe(0);
});

test('names of threads: none noted, blanks, other scripts', () => {
  const [record] = read(
    `${RECORDED.split('\n')[0]?.replace('            node', '           <...>')}\n`,
  );
  expect(record?.comm).toBeNull();
  const named = Buffer.from('Übung').toString('latin1').padStart(16);
  expect(read(`${HEAD.replace('            proc', named)}sys_msgsnd -> 0x0\n`)[0]?.comm).toBe(
    'Übung',
  );
});

/** As `trace_print_context()` does: 15 bytes at most, whatever they are. */
const comm = fc.oneof(
  fc.constantFrom(
    '\n',
    'a\nb-1 (1) [0]',
    'CPU:0 [LOST 9 E',
    '\nCPU:0 [LOST 1 ',
    '\n              ',
  ),
  fc.constantFrom('-1     (     1)', ' pid=1 prio=1\n', 'x child_pid=1\n', ' sys_msgsnd ->'),
  fc
    .array(
      fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constantFrom(10, 32, 45, 40, 41, 91, 58)),
      {
        minLength: 1,
        maxLength: 15,
      },
    )
    .map((bytes) => bytes.map((byte) => String.fromCharCode(byte)).join('')),
);
const task = fc.record({ comm, tid: fc.integer({ min: 1, max: 4_194_303 }), other: comm });
const kind = fc.constantFrom('enter', 'return', 'fork', 'exit');

function printed({ comm, tid, other }: { comm: string; tid: number; other: string }, kind: string) {
  const pid = String(tid);
  const head = `${comm.padStart(16)}-${pid.padEnd(7)} (${pid.padStart(7)}) [000]   5.000007: `;
  switch (kind) {
    case 'enter':
      return `${head}sys_msgsnd(msqid: 5, msgp: 0x20f48ec0, msgsz: 0x19, msgflg: 0)\n`;
    case 'return':
      return `${head}sys_msgsnd -> 0x0\n`;
    case 'fork':
      return `${head}sched_process_fork: comm=${other} pid=${pid} child_comm=${other} child_pid=77\n`;
    default:
      return `${head}sched_process_exit: comm=${other} pid=${pid} prio=120 group_dead=true\n`;
  }
}

test('no name of a process makes up a record or hides one', () => {
  const story = fc.array(fc.tuple(task, kind), { maxLength: 8 });
  fc.assert(
    fc.property(story, (records) => {
      const reader = new RecordReader();
      const text = records.map(([who, what]) => printed(who, what)).join('');
      expect(reader.read(text).map((record) => [record.kind, record.tid])).toEqual(
        records.map(([who, what]) => [what, who.tid]),
      );
      expect([reader.lost, reader.unread]).toEqual([0, 0]);
      // And nothing else of it is believed either.
      expect(
        reader.read(text).every((record) => record.kind !== 'fork' || record.child === 77),
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('text comes in pieces of any length', () => {
  const pieces = fc.array(fc.nat(200), { maxLength: 30 });
  const whole = read(RECORDED);
  fc.assert(
    fc.property(pieces, (lengths) => {
      const reader = new RecordReader();
      const found: TraceRecord[] = [];
      let at = 0;
      for (const length of [...lengths, RECORDED.length]) {
        found.push(...reader.read(RECORDED.slice(at, at + length)));
        at += length;
      }
      expect(found).toEqual(whole);
    }),
  );
});

test('after what it does not understand it goes on', () => {
  const reader = new RecordReader();
  const good = `${HEAD}sys_msgsnd -> 0x0\n`;
  expect(reader.read(`some text\n${good}${HEAD}sys_new_call(x: 1)\n${good}`)).toHaveLength(2);
  expect(reader.unread).toBe(2);
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(new RecordReader().read(`${text}\n${good}`).length).toBeLessThanOrEqual(2);
    }),
  );
});

test('the kernel is asked to record only the commands that change something', () => {
  expect(kernelFilter('msgctl')).toBe('cmd == 0 || cmd == 256 || cmd == 1 || cmd == 257');
  expect(kernelFilter('msgsnd')).toBeNull();
  expect(commandName('shmctl', 11)).toBe('SHM_LOCK');
  expect(commandName('semctl', 999)).toBe(999);
});
