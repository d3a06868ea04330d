import type { Process } from '../../preload/contract.ts';
import { isKernelThread } from '../texts/belonging.ts';
import { nameOf } from '../texts/visible.ts';

/** Processes that are counted together because nothing tells them apart at first sight. */
export interface Group {
  /** Unique within a namespace. */
  readonly key: string;
  readonly title: string;
  readonly processes: readonly Process[];
}

/** The key of kernel threads. */
export const KERNEL = 'kernel';

/** Kernel threads, each container, each user; the largest first. */
export function groupsOf(processes: readonly Process[]): Group[] {
  const groups = new Map<string, { key: string; title: string; processes: Process[] }>();
  for (const process of processes) {
    const { key, title } = belonging(process);
    const group = groups.get(key);
    if (group) group.processes.push(process);
    else groups.set(key, { key, title: title(), processes: [process] });
  }
  return [...groups.values()].sort(
    (a, b) => b.processes.length - a.processes.length || (a.key < b.key ? -1 : 1),
  );
}

export function groupKey(process: Process): string {
  return belonging(process).key;
}

function belonging(process: Process): { key: string; title: () => string } {
  const { container, uid, user } = process;
  if (isKernelThread(process)) return { key: KERNEL, title: () => 'Kernel threads' };
  if (container !== null) {
    const name = container.name ?? container.id.slice(0, 12);
    return {
      key: `container ${container.engine} ${container.id}`,
      title: () => `${nameOf(name)} (${nameOf(container.engine)})`,
    };
  }
  return { key: `uid ${uid}`, title: () => (user === null ? `uid ${uid}` : nameOf(user)) };
}
