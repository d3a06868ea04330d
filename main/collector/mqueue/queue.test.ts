import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queueIdPart, queueNameOf } from './name.ts';
import { parseQueueStatus } from './status.ts';

test('reads size and who is to be told', () => {
  expect(parseQueueStatus('QSIZE:129        NOTIFY:0     SIGNO:10    NOTIFY_PID:8260  \n')).toEqual(
    {
      bytes: 129,
      notify: { pid: 8260, signal: 10 },
    },
  );
  expect(parseQueueStatus('QSIZE:0          NOTIFY:0     SIGNO:0     NOTIFY_PID:0     \n')).toEqual(
    {
      bytes: 0,
      notify: null,
    },
  );
});

test('is silent about anything else', () => {
  expect(parseQueueStatus('QSIZE:12')).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void parseQueueStatus(text)));
});

test('what prints stands as it is', () => {
  expect(queueIdPart(Buffer.from('demo queue-1'))).toBe('demo queue-1');
  expect(queueIdPart(Buffer.from('100%'))).toBe('100%');
});

test('what does not print is encoded', () => {
  expect(queueIdPart(Buffer.from([0x61, 0x0a, 0xff, 0x1b]))).toBe('a%0A%FF%1B');
});

test('no two names share an id', () => {
  const byte = fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constantFrom(0x25, 0x30, 0x41, 0x0a));
  const name = fc.array(byte, { minLength: 1, maxLength: 6 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(queueIdPart(one) === queueIdPart(other)).toBe(one.equals(other));
    }),
    { numRuns: 2000 },
  );
});

test('a name comes back from its part of an id', () => {
  const names = fc.uint8Array({ maxLength: 255 }).map((bytes) => Buffer.from(bytes));
  fc.assert(fc.property(names, (name) => queueNameOf(queueIdPart(name)).equals(name)));
  const percents = fc.array(fc.constantFrom('%', '4', '1', 'g', 'F')).map((all) => all.join(''));
  fc.assert(
    fc.property(percents, (name) => `${queueNameOf(queueIdPart(Buffer.from(name)))}` === name),
  );
});
