import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../process/entry.mjs';

/**
 * Unpacks an archive that lies within another, with the system's tar.
 *
 * @param {string} outer path of a .tgz
 * @param {string} inner path of a .tar.gz in it
 * @param {string} folder where the files go
 * @param {string[]} without paths that are left out, with all below them
 */
export async function unpackWithin(outer, inner, folder, without) {
  const from = spawn('tar', ['-xzO', '-f', outer, inner], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exclude = without.map((path) => `--exclude=./${path}`);
  // The archive was made by another tar, whose notes on each file GNU's does not know.
  const options = ['-xz', '--no-same-owner', '--warning=no-unknown-keyword'];
  const into = spawn('tar', [...options, '-C', folder, ...exclude], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await Promise.all([ended(from), ended(into), pipeline(from.stdout, into.stdin)]);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      words += text;
    });
    child.on('error', (error) => reject(new Refusal(`tar cannot be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Refusal(`tar could not unpack the runtime:\n${words.trim()}`));
    });
  });
}
