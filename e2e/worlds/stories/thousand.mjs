/**
 * A thousand rooms, in a quarter of which something is used.
 *
 * @type {import('./story.mjs').Story}
 */
export const thousand = {
  name: 'thousand',
  async open(world) {
    await world.crowd(750, 1);
    await world.tenants(250);
  },
};
