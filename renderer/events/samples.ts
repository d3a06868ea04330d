import type { LiveEvent } from '../../preload/contract.ts';

/** A message that was sent, for tests. */
export function event(parts: Partial<LiveEvent> = {}): LiveEvent {
  return {
    at: 1,
    tookMs: 0.01,
    returned: true,
    pid: 7,
    tid: 7,
    comm: 'worker',
    call: 'msgsnd',
    arguments: {},
    result: 0,
    error: null,
    namespace: 'ipc:1',
    object: 'ipc:1/msg/0',
    ...parts,
  };
}
