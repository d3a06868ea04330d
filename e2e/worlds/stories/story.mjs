/**
 * A world that is worth a picture.
 *
 * @typedef {object} Story
 * @property {string} name of its picture's file
 * @property {(world: import('../world.mjs').World, cgroups: import('../cgroups.mjs').Cgroups) => Promise<void>} open
 */

/**
 * An actor under another name.
 *
 * @param {import('../actor.mjs').Actor} actor
 * @param {string} name
 */
export async function named(actor, name) {
  await actor.do('rename', name);
  return actor;
}
