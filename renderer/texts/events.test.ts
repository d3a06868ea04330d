import { expect, test } from 'vitest';
import type { LiveEvent } from '../../preload/contract.ts';
import { event as sent } from '../events/samples.ts';
import { callText, eventWords, missedWords, moment } from './events.ts';

/** Of nothing that is known. */
const event = (parts: Partial<LiveEvent>) => sent({ namespace: null, object: null, ...parts });

test.each([
  [{ arguments: { msqid: 0, msgsz: 5, msgflg: 0 } }, 'sent 5 bytes'],
  [{ arguments: {} }, 'sent a message'],
  [{ call: 'msgrcv', result: 1, tookMs: 1200 }, 'received 1 byte, after 1.2 s'],
  [{ call: 'msgrcv', result: null, returned: false }, 'waits for a message'],
  [{ call: 'semtimedop', arguments: { nsops: 2 }, result: null, returned: false }, 'to do 2 op'],
  [{ call: 'semop' }, 'did its operations'],
  [{ call: 'semctl', arguments: { cmd: 'SETVAL' } }, 'set a value'],
  [{ call: 'msgctl', arguments: { cmd: 77 } }, 'changed it'],
  [{ call: 'unshare', arguments: { flags: 0x28000000 } }, 'entered a new IPC namespace'],
  [{ call: 'unshare', arguments: { flags: 0x400 } }, 'left what it shared'],
  [{ call: 'fork', arguments: { child: 12 } }, 'started pid 12'],
  [{ call: 'setns', returned: false, result: null }, 'has begun'],
  [{ error: 'EAGAIN', result: -1 }, 'could not send: EAGAIN, it would have to wait'],
  [{ call: 'shmat', error: 'EWHAT', result: -1 }, 'could not attach it: EWHAT'],
] satisfies [Partial<LiveEvent>, string][])('says in words what %j was', (parts, words) => {
  expect(eventWords(event(parts))).toContain(words);
});

test('and as it was called', () => {
  const call = event({ arguments: { msqid: 0, msgsz: 5 } });
  expect(callText(call)).toBe('msgsnd(msqid 0, msgsz 5) = 0');
  expect(callText({ ...call, returned: false, result: null })).toBe('msgsnd(msqid 0, msgsz 5)');
  expect(callText({ ...call, result: -1, error: 'EAGAIN' })).toMatch(/= EAGAIN$/);
  expect(missedWords(1)).toBe('about 1 call missed');
  expect(moment(Date.UTC(2026, 0, 1, 12, 31, 5, 42))).toMatch(/:31:05\.042$/);
});
