import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where programs are looked for, on the stage too. */
export const PROGRAMS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What every scenario needs: util-linux and coreutils have them. */
const ALWAYS = ['sh', 'unshare', 'nsenter', 'setpriv', 'mount', 'readlink', 'head', 'sleep'];

/** Those of the programs that are not there. */
export function missingPrograms(needed: readonly string[]): string[] {
  return [...new Set([...ALWAYS, ...needed])].filter((program) => !isThere(program));
}

function isThere(program: string): boolean {
  return PROGRAMS.split(':').some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
