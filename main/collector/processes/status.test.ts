import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStatus } from './status.ts';

const STATUS = `Name:\ta\\nUid:\\t0\tx
Umask:\t0022
State:\tS (sleeping)
Tgid:\t15513
NStgid:\t15513\t1
Uid:\t1000\t1001\t1002\t1003
Gid:\t100\t101\t102\t103
Groups:\t4 24
NSpid:\t15513\t7\t1
VmPeak:\t    8 kB
CapEff:\t000001ffffffffff
`;

test('takes the effective ids and the pids of all levels', () => {
  expect(parseStatus(STATUS)).toEqual({
    uid: 1001,
    gid: 101,
    pidInNamespace: [15513, 7, 1],
    credentials: { fsuid: 1003, fsgid: 103, groups: [4, 24], capabilities: '000001ffffffffff' },
  });
});

test('text that ends within a line gives no half number', () => {
  const end = STATUS.indexOf('\nGroups');
  for (let length = 0; length < end; length++) {
    const status = parseStatus(STATUS.slice(0, length));
    if (status) expect(status).toMatchObject({ uid: 1001, gid: 101 });
  }
  expect(parseStatus(STATUS.slice(0, STATUS.indexOf('\t7\t1')))?.pidInNamespace).toEqual([]);
});

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseStatus(text)));
});
