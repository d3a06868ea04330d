/**
 * A thousand rooms, a few of them furnished.
 *
 * @type {import('./story.mjs').Story}
 */
export const thousand = {
  name: 'thousand',
  async open(world) {
    const rooms = await world.crowd(1000, 1);
    const maker = await world.actor();
    await maker.do(
      'furnish',
      rooms.filter((_, index) => index % 4 === 0).map(({ pid }) => pid),
      1,
    );
    await maker.end();
  },
};
