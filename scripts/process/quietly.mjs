import { spawn } from 'node:child_process';
import { Refusal } from './entry.mjs';

/**
 * Runs a program whose words matter only if it fails.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} failure in words, what it means that it fails
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>} refused with what it wrote to standard error
 */
export function runQuietly(file, args, failure, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      words += text;
    });
    child.on('error', (error) => reject(new Refusal(`${failure}: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Refusal(`${failure}:\n${words.trim()}`));
    });
  });
}
