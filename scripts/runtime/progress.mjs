const MEGABYTE = 1_000_000;

/**
 * Says on standard error how far a download is: one line that changes on a
 * terminal, a line each quarter elsewhere.
 *
 * @param {string} what
 */
export function progress(what) {
  const live = process.stderr.isTTY === true;
  let quarter = -1;
  let shown = false;
  return {
    /**
     * @param {number} done bytes
     * @param {number | null} total bytes, null where the server does not say
     */
    at(done, total) {
      const share = total ? Math.min(1, done / total) : 0;
      const size = total
        ? `${Math.round(share * 100)} % of ${Math.round(total / MEGABYTE)} MB`
        : `${Math.round(done / MEGABYTE)} MB`;
      if (live) process.stderr.write(`\r${what}: ${size}\u001b[K`);
      else if (Math.floor(share * 4) > quarter) {
        quarter = Math.floor(share * 4);
        console.error(`${what}: ${size}`);
      }
      shown = true;
    },
    end() {
      if (live && shown) process.stderr.write('\n');
    },
  };
}
