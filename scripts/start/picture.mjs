import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { spawnTied } from '../process/tied.mjs';

/**
 * Refuses a picture that could not be written, before anything is started for it.
 *
 * @param {string} file absolute path
 * @param {import('../person/person.mjs').Person | null} person who writes it, where not we
 */
export async function requireWritable(file, person) {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder} for the picture.`);
  const place = existsSync(file) ? file : folder;
  const { code } = await spawnTied('test', ['-w', place], { person, stdio: 'ignore' }).ended;
  if (code === 0) return;
  const who = person ? person.name : 'This user';
  throw new Refusal(`${who} may not write ${file}: name another file with --screenshot FILE.`);
}
