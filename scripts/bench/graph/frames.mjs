/**
 * What a page did while it was moved about.
 *
 * @typedef {object} Frames
 * @property {number} perSecond
 * @property {number} workMs the main thread's work a frame: script, style, layout, paint
 * @property {number} longestFrameMs from one frame to the next
 * @property {number} longestTaskMs 0 where none took 50 ms (the Long Tasks API tells no shorter)
 */

/**
 * Zooms, pans and points at a canvas in every frame.
 *
 * @param {import('./window.mjs').BenchWindow} window
 * @param {string} selector of the canvas
 * @param {number} ms for how long
 * @returns {Promise<Frames>}
 */
export async function moveAbout({ page, devtools }, selector, ms) {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(devtools);
  const { frames, longestFrameMs, longestTaskMs, elapsed } = await page.evaluate(inPage, {
    selector,
    ms,
  });
  const work = (await taskSeconds(devtools)) - before;
  return {
    perSecond: (frames * 1000) / elapsed,
    workMs: (work * 1000) / frames,
    longestFrameMs,
    longestTaskMs,
  };
}

/** @param {import('playwright').CDPSession} devtools */
async function taskSeconds(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/**
 * Runs in the page.
 *
 * @param {{ selector: string, ms: number }} options
 * @returns {Promise<{ frames: number, longestFrameMs: number, longestTaskMs: number, elapsed: number }>}
 */
function inPage({ selector, ms }) {
  const canvas = document.querySelector(selector);
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`there is no ${selector}`);
  const corner = canvas.getBoundingClientRect();
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  // Node's types, which are here too, know no such entries.
  observer.observe(/** @type {any} */ ({ type: 'longtask' }));

  const at = (/** @type {number} */ frame) => ({
    bubbles: true,
    clientX: corner.x + corner.width * (0.5 + 0.4 * Math.sin(frame / 17)),
    clientY: corner.y + corner.height * (0.5 + 0.4 * Math.cos(frame / 23)),
    view: window,
  });
  const act = (/** @type {number} */ frame) => {
    const there = at(frame);
    if (frame % 3 === 0) {
      // In and out again, so that all levels of detail come by.
      const deltaY = frame % 180 < 90 ? -24 : 24;
      canvas.dispatchEvent(new WheelEvent('wheel', { ...there, deltaY, cancelable: true }));
    } else if (frame % 60 === 1) {
      const edge = { ...there, clientX: corner.x + 3, clientY: corner.y + 3 };
      canvas.dispatchEvent(new MouseEvent('mousedown', { ...edge, button: 0, buttons: 1 }));
    } else if (frame % 60 < 30) {
      window.dispatchEvent(new MouseEvent('mousemove', { ...there, buttons: 1 }));
    } else if (frame % 60 < 33) {
      window.dispatchEvent(new MouseEvent('mouseup', { ...there, button: 0 }));
    } else {
      canvas.dispatchEvent(new PointerEvent('pointermove', { ...there, isPrimary: true }));
      canvas.dispatchEvent(new MouseEvent('mousemove', there));
    }
  };
  return new Promise((resolve) => {
    let frames = 0;
    let longestFrameMs = 0;
    let last = performance.now();
    const begun = last;
    const frame = () => {
      const now = performance.now();
      longestFrameMs = Math.max(longestFrameMs, now - last);
      last = now;
      frames += 1;
      if (now - begun < ms) {
        act(frames);
        requestAnimationFrame(frame);
        return;
      }
      observer.disconnect();
      resolve({ frames, longestFrameMs, longestTaskMs, elapsed: now - begun });
    };
    requestAnimationFrame(frame);
  });
}
