/** What went wrong in words for the person at the keyboard: printed without a stack. */
export class Refusal extends Error {}

/**
 * Runs a script. A `Refusal` or a bundler's message is printed as it is, all
 * else with its stack; either ends in exit code 1.
 *
 * @param {() => Promise<number | void>} script gives the exit code, 0 where nothing
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    const plain = error instanceof Refusal;
    console.error(plain ? error.message : error);
    process.exitCode = 1;
  }
}
