/**
 * The text of `/proc/PID/cgroup`, cgroups(7): one line for each hierarchy,
 * `ID:CONTROLLERS:PATH`. The kernel lets no name of a cgroup hold a newline
 * (`cgroup_mkdir()`, kernel/cgroup/cgroup.c), so that a line is a line.
 */
export interface Membership {
  /** The one hierarchy of cgroup v2; a v1 hierarchy with its name; any other of v1. */
  hierarchy: 'v2' | 'named' | 'v1';
  /** From the root that the reader sees, without empty parts: `['system.slice', 'cron.service']`. */
  path: string[];
}

// A name may hold what `.` takes for the end of a line: carriage returns, U+2028.
const LINE = /^\d+:([^:]*):(\/.*)$/s;
/** What the kernel adds where the cgroup has been removed meanwhile. */
const DELETED = ' (deleted)';

/** Lines that are not of that form are left out. */
export function parseCgroup(text: string): Membership[] {
  const memberships: Membership[] = [];
  for (const line of text.split('\n')) {
    const match = LINE.exec(line);
    if (match === null) continue;
    const [, controllers = '', full = ''] = match;
    const path = full.endsWith(DELETED) ? full.slice(0, -DELETED.length) : full;
    const hierarchy = controllers === '' ? 'v2' : controllers.startsWith('name=') ? 'named' : 'v1';
    // A reader in a cgroup namespace sees what lies outside it as `/../`.
    const parts = path.split('/').filter((part) => part !== '' && part !== '..');
    memberships.push({ hierarchy, path: parts });
  }
  return memberships;
}
