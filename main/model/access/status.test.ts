import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedCredentials } from './status.ts';

const STATUS = `Name:\tpostgres
Umask:\t0077
State:\tS (sleeping)
Uid:\t100\t101\t102\t103
Gid:\t200\t201\t202\t203
FDSize:\t64
Groups:\t7 1001 4294967294 
CapInh:\t0000000000000000
CapPrm:\t000001ffffffffff
CapEff:\t0000000000208002
`;

test('reads file system ids, groups and effective capabilities', () => {
  expect(recordedCredentials(STATUS)).toEqual({
    fsuid: 103,
    fsgid: 203,
    groups: [7, 1001, 4294967294],
    capabilities: '0000000000208002',
  });
});

test('no groups is an empty list', () => {
  const none = STATUS.replace(/^Groups:.*$/m, 'Groups:\t ');
  expect(recordedCredentials(none)?.groups).toEqual([]);
});

test('a missing, damaged or cut line is not known', () => {
  for (const label of ['Uid', 'Gid', 'Groups', 'CapEff']) {
    expect(recordedCredentials(STATUS.replace(`${label}:`, 'Else:'))).toBeNull();
    expect(recordedCredentials(STATUS.replace(`${label}:\t`, `${label}:\t?`))).toBeNull();
  }
  expect(recordedCredentials(STATUS.trimEnd())).toBeNull();
  fc.assert(
    fc.property(fc.nat(STATUS.length - 1), (end) => !recordedCredentials(STATUS.slice(0, end))),
  );
});
