/**
 * How many tests did what.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/** @type {Count} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/**
 * What failed without being a test: a file that does not load, an error outside
 * of all tests, a runner that died.
 *
 * @type {Count}
 */
export const broken = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  );
}

/**
 * The line that a test run ends with.
 *
 * @param {Count} count
 */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * No run that its runner calls failed counts as one without a failure.
 *
 * @param {Count} count
 * @param {number} exitCode the runner's
 * @returns {Count}
 */
export function believing(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? sum([count, broken]) : count;
}

/**
 * @param {string} json what Vitest's reporter `json` writes
 * @returns {Count}
 */
export function countVitest(json) {
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(json);
  return sum(
    testResults.map(({ status, assertionResults }) => {
      const of = (/** @type {string} */ wanted) =>
        assertionResults.filter((result) => result.status === wanted).length;
      const failed = of('failed');
      return {
        passed: of('passed'),
        failed: status === 'failed' ? Math.max(1, failed) : failed,
        skipped: assertionResults.length - of('passed') - failed,
      };
    }),
  );
}

/**
 * @param {string} json what Playwright's reporter `json` writes
 * @returns {Count}
 */
export function countPlaywright(json) {
  /** @type {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(json);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
