import { join } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { spawnTied } from '../process/tied.mjs';
import { root } from '../root.mjs';

/**
 * Finds an Electron as somebody else: into their cache, by their npm's settings,
 * and with their rights, so that root writes nothing where they could lead it.
 *
 * @param {import('../person/person.mjs').Person} person
 * @returns {Promise<import('./resolve.mjs').Runtime>} refused where they find none; why
 * is on standard error then
 */
export async function resolveRuntimeFor(person) {
  const script = join(root, 'scripts/runtime.mjs');
  const readable = await spawnTied('test', ['-r', script], { person, stdio: 'ignore' }).ended;
  if (readable.code !== 0) {
    throw new Refusal(
      `The window is to run as ${person.name}, who cannot read ${root}: ` +
        'put this folder where they can, or become root without sudo.',
    );
  }
  const finder = spawnTied(process.execPath, [script], {
    person,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let json = '';
  finder.child.stdout?.setEncoding('utf8').on('data', (text) => {
    json += text;
  });
  const closed = new Promise((resolve) => finder.child.once('close', resolve));
  const { code, reason } = await finder.ended;
  if (code !== 0) throw new Refusal(`${person.name} has no Electron to start (${reason}).`);
  await closed;
  return JSON.parse(json);
}
