import { maybe, readText } from './files.ts';

/** How many descriptors this process may open, RLIMIT_NOFILE. */
export function descriptorLimit(): number {
  const limits = maybe(() => readText('/proc/self/limits')) ?? '';
  const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  return Number(soft ?? 1024);
}
