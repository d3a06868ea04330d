import { hostname, release, uptime } from 'node:os';
import { readText } from '../kernel/files.ts';

export interface Boot {
  id: string;
  /** Unix time in milliseconds of the moment from which `starttime` counts. */
  time: number;
}

/**
 * `/proc/stat` has btime to the second only; uptime tells it to 10 ms. Read once:
 * a clock that is set later must not move the start of processes.
 */
export function readBoot(): Boot {
  let id = '';
  try {
    id = readText('/proc/sys/kernel/random/boot_id').trim();
  } catch {
    // Left empty where /proc/sys is hidden, as some sandboxes do.
  }
  return { id, time: Math.round(Date.now() - readUptime() * 1000) };
}

function readUptime(): number {
  try {
    return Number.parseFloat(readText('/proc/uptime'));
  } catch {
    return uptime();
  }
}

export function readNames(): { hostname: string; kernel: string } {
  return { hostname: hostname(), kernel: release() };
}
