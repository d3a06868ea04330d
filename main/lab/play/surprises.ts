import type { ScenarioCommand } from '../format/scenario.ts';
import type { Done } from '../stage/transcript.ts';

/** What the author said that a command would do and it did not, in words. */
export function surprisesIn(expected: ScenarioCommand, { output, code }: Done): string[] {
  const { exits, says, silent } = expected;
  return [
    ...(code === exits ? [] : [`it was to end with exit code ${exits} and ended with ${code}`]),
    ...says.filter((text) => !output.includes(text)).map((text) => `it was to say “${text}”`),
    ...silent.filter((text) => output.includes(text)).map((text) => `it was not to say “${text}”`),
  ];
}
