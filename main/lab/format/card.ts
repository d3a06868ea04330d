import type { LabCard } from '../../model/lab/lab.ts';
import { FILE, type Found } from './folder.ts';
import type { Scenario } from './scenario.ts';

/**
 * @param steps how many of its steps are played here
 * @param missing programs that it needs and that are not there
 */
export function cardOf(
  { id, own }: Found,
  { title, summary, minutes }: Scenario,
  steps: number,
  missing: readonly string[],
): LabCard {
  const faults = missing.map((program) => `This machine lacks the program ${program}.`);
  return { id, title, summary, minutes, steps, own, faults };
}

/** Of one that is not as docs/lab.md says. */
export function brokenCard({ id, own }: Found, faults: readonly string[]): LabCard {
  const told = faults.map((fault) => `${FILE}, ${fault}`);
  return { id, title: id, summary: '', minutes: 0, steps: 0, own, faults: told };
}
