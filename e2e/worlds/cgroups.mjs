import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Hierarchies in which engines put their containers: version 2 alone, mixed, version 1. */
const HIERARCHIES = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified', '/sys/fs/cgroup/systemd'];

/** Cgroups of our own making, for as long as they are wanted. */
export class Cgroups {
  /** @type {string[]} */
  #made = [];

  /**
   * Puts a process into a cgroup, as an engine does with its containers.
   *
   * @param {number} pid
   * @param {string} path below the hierarchy's root: `docker/0123…`
   * @returns {boolean} whether this machine lets us
   */
  put(pid, path) {
    const hierarchy = HIERARCHIES.find((folder) => existsSync(join(folder, 'cgroup.procs')));
    if (!hierarchy) return false;
    try {
      const parts = path.split('/');
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const folder = join(hierarchy, ...parts.slice(0, depth));
        if (existsSync(folder)) continue;
        mkdirSync(folder);
        this.#made.push(folder);
      }
      writeFileSync(join(hierarchy, path, 'cgroup.procs'), `${pid}`);
      return true;
    } catch {
      return false;
    }
  }

  /** Takes them away; what still lives in them goes to the cgroup above. */
  dispose() {
    for (const folder of this.#made.reverse()) {
      for (const pid of members(folder)) {
        try {
          writeFileSync(join(dirname(folder), 'cgroup.procs'), pid);
        } catch {
          // It has ended.
        }
      }
      rmdirSync(folder);
    }
    this.#made = [];
  }
}

/** @param {string} folder */
function members(folder) {
  return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
}
