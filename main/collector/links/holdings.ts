import type { OpenQueue } from '../processes/descriptors.ts';
import type { Holdings } from '../processes/stir.ts';
import type { Holders, Unproven } from './attached.ts';

/**
 * Who can change an object of which IPC namespace without being in it: whoever has one of its
 * segments attached, or one of its queues open. In doubt all that it may be.
 *
 * @param devices namespace ids by the device of their mqueue file system
 */
export function holdingsOf(
  processes: Iterable<{ process: { pid: number }; queues: readonly OpenQueue[] }>,
  attached: { holders: Holders; unproven: readonly Unproven[] },
  devices: ReadonlyMap<number, string>,
): Holdings {
  const holdings = new Map<number, Set<string>>();
  const add = (pid: number, namespace: string | undefined) => {
    if (namespace === undefined) return;
    const held = holdings.get(pid);
    if (held) held.add(namespace);
    else holdings.set(pid, new Set([namespace]));
  };
  for (const { process, queues } of processes) {
    for (const { device } of queues) add(process.pid, devices.get(device));
  }
  for (const [segment, attachments] of attached.holders) {
    for (const { pid } of attachments) add(pid, segment.slice(0, segment.indexOf('/')));
  }
  for (const { attachments, candidates } of attached.unproven) {
    for (const { pid } of attachments) {
      for (const { namespace } of candidates) add(pid, namespace);
    }
  }
  return holdings;
}
