import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { runThrough } from '../process/through.mjs';
import { root } from '../root.mjs';

/**
 * The date that all files of an archive get: `SOURCE_DATE_EPOCH`, else that of
 * the last commit, so that packing the same twice gives the same bytes.
 *
 * @returns {number} Unix seconds
 */
function date() {
  const given = Number(process.env.SOURCE_DATE_EPOCH);
  if (Number.isInteger(given) && given > 0) return given;
  try {
    const options = { cwd: root, encoding: /** @type {const} */ ('utf8') };
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], options).trim());
  } catch {
    // No history here, as in an unpacked archive of the sources.
    return 0;
  }
}

/**
 * Packs a folder with the system's tar.
 *
 * @param {string} folder absolute
 * @param {string} file absolute, ending in .tar.gz
 * @param {string} name what the folder is called inside
 */
export async function archive(folder, file, name) {
  rmSync(file, { force: true });
  const code = await runThrough('tar', [
    ...['--create', '--file', file, '--use-compress-program=gzip -n', '--format=gnu'],
    ...['--sort=name', `--mtime=@${date()}`, '--owner=0', '--group=0', '--numeric-owner'],
    ...['--mode=u+rwX,go+rX,go-w', `--transform=s,^${basename(folder)},${name},`],
    ...['-C', dirname(folder), basename(folder)],
  ]);
  if (code !== 0) throw new Refusal(`tar could not write ${file}.`);
}
