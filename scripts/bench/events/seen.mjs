/**
 * When a message came to be seen, as the page notes it in Unix milliseconds; 0: not yet.
 *
 * @typedef {object} Seen
 * @property {number} moving painted on its way to the queue
 * @property {number} counted the inspector shows how many there are now
 */

/**
 * Has the page note from now on when messages to a queue are seen, for `takeSeen`. A time
 * is taken in the first task after the frame that shows it was made, and rounded up.
 *
 * @param {import('playwright').Page} page
 * @param {string} queue id of the queue that is selected
 */
export async function watchQueue(page, queue) {
  await page.evaluate((id) => {
    const seen = { moving: 0, counted: 0 };
    Object.assign(window, { seen });
    const overlay = document.querySelector('canvas[data-begun]');
    const panel = document.querySelector('[aria-label="Inspector"]');
    if (!overlay || !panel) throw new Error('there is no picture, or nothing is selected');
    const noteAfterFrame = (/** @type {'moving' | 'counted'} */ what) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        seen[what] ||= Date.now() + 1;
      };
      port2.postMessage(null);
    };
    new MutationObserver(() => {
      // `renderer/graph/motion/answer.ts`; it is said within the frame.
      /** @type {{ moving?: { object: string, kind: string }[] }} */
      const detail = {};
      overlay.dispatchEvent(new CustomEvent('moving', { detail }));
      const ours = detail.moving?.some(({ object, kind }) => object === id && kind === 'to');
      if (ours) noteAfterFrame('moving');
    }).observe(overlay, { attributes: true });
    const count = () => {
      const values = [...panel.querySelectorAll('dd')].map(({ textContent }) => textContent ?? '');
      return values.find((value) => /^\d+ messages?\b/.test(value));
    };
    let before = count();
    new MutationObserver(() => {
      const now = count();
      if (now === before) return;
      before = now;
      requestAnimationFrame(() => noteAfterFrame('counted'));
    }).observe(panel, { subtree: true, childList: true, characterData: true });
  }, queue);
}

/**
 * What was seen of the message that was sent last; waits until it is counted.
 *
 * @param {import('playwright').Page} page
 * @param {boolean} moving wait also until it was seen on its way
 * @returns {Promise<Seen>}
 */
export async function takeSeen(page, moving) {
  const taken = await page.waitForFunction(
    (alsoMoving) => {
      const { seen } = /** @type {{ seen: Seen }} */ (/** @type {unknown} */ (window));
      if (seen.counted === 0 || (alsoMoving && seen.moving === 0)) return null;
      const copy = { ...seen };
      Object.assign(seen, { moving: 0, counted: 0 });
      return copy;
    },
    moving,
    { polling: 30, timeout: 30_000 },
  );
  return /** @type {Seen} */ (await taken.jsonValue());
}
