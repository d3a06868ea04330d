import type { Problem } from '../../preload/contract.ts';

/** Problems that say the same about different things, once. */
export interface ProblemGroup {
  /** The words of the first of them. */
  readonly what: string;
  readonly remedy: string | null;
  readonly problems: readonly Problem[];
}

/** In the order in which each kind of problem first came up. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, { what: string; remedy: string | null; problems: Problem[] }>();
  for (const problem of problems) {
    const alike = JSON.stringify([withoutNames(problem.what), problem.remedy]);
    const group = groups.get(alike);
    if (group) group.problems.push(problem);
    else groups.set(alike, { what: problem.what, remedy: problem.remedy, problems: [problem] });
  }
  return [...groups.values()];
}

/** Process names stand in brackets. */
function withoutNames(text: string): string {
  return text.replace(/\(.*?\)|0x[0-9a-f]+|\d+/gi, '#');
}

/** What is known of why something about these could not be read, the most particular first. */
export function problemsAt(
  problems: readonly Problem[],
  places: readonly string[],
): readonly Problem[] {
  return places.flatMap((place) => problems.filter(({ where }) => where === place));
}
