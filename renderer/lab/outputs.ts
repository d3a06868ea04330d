import type { LabRoom, LabRun } from '../../preload/contract.ts';

/** A line of an output. */
export interface OutputLine {
  readonly text: string;
  /** Another output that it is compared with has no such line. */
  readonly differs: boolean;
}

/**
 * The lines of outputs that are compared. A line differs where another of the outputs
 * has it less often; empty lines never do.
 */
export function compared(outputs: readonly string[]): OutputLine[][] {
  const all = outputs.map((output) => output.split('\n').map((line) => line.trimEnd()));
  const counts = all.map((lines) => {
    const count = new Map<string, number>();
    for (const line of lines) count.set(line, (count.get(line) ?? 0) + 1);
    return count;
  });
  return all.map((lines) => {
    const passed = new Map<string, number>();
    return lines.map((text) => {
      const nth = (passed.get(text) ?? 0) + 1;
      passed.set(text, nth);
      const differs = text !== '' && counts.some((count) => (count.get(text) ?? 0) < nth);
      return { text, differs };
    });
  });
}

/** The runs of a room, in their order. */
export interface Column {
  readonly room: string | null;
  readonly runs: readonly { readonly run: LabRun; readonly lines: readonly OutputLine[] }[];
}

/**
 * The runs side by side: a column for each room, their last outputs compared.
 *
 * @param order of the rooms, as the scenario declares them
 */
export function columnsOf(runs: readonly LabRun[], order: readonly LabRoom[]): Column[] {
  const place = (room: string | null) => order.findIndex(({ name }) => name === room);
  const rooms = [...new Set(runs.map(({ room }) => room))].sort((a, b) => place(a) - place(b));
  const perRoom = rooms.map((room) => runs.filter((run) => run.room === room));
  const last = compared(perRoom.map((all) => all.at(-1)?.output ?? ''));
  return perRoom.map((all, column) => ({
    room: rooms[column] ?? null,
    runs: all.map((run, at) => ({
      run,
      lines: at === all.length - 1 ? (last[column] ?? []) : plainLines(run.output),
    })),
  }));
}

export function plainLines(output: string): OutputLine[] {
  return output.split('\n').map((text) => ({ text: text.trimEnd(), differs: false }));
}

/** More lines than this, and it takes a larger panel to read them. */
const MANY = 7;
/** The same of all rows together, with the lines of their commands. */
const MANY_IN_ROWS = 10;
/** Runs in a row, and letters in a line of one, in a window that is just wide enough. */
const [IN_A_ROW, LETTERS] = [3, 44];

/** Whether one of the outputs is long, or all together are. */
export function isLong(runs: readonly LabRun[]): boolean {
  if (runs.some(({ output }) => output.split('\n').length > MANY)) return true;
  let lines = 0;
  for (let first = 0; first < runs.length; first += IN_A_ROW) {
    lines += Math.max(...runs.slice(first, first + IN_A_ROW).map(linesOf));
  }
  return lines > MANY_IN_ROWS;
}

/** What a run takes: its command, its output, and the words for what failed in it. */
function linesOf({ command, output }: LabRun): number {
  const wrapped = `${command}\n${output}`.split('\n').map(({ length }) => length / LETTERS);
  const failed = / = -1 E/.test(output) ? 1 : 0;
  return 1 + failed + wrapped.reduce((sum, part) => sum + Math.max(1, Math.ceil(part)), 0);
}

/** Without the empty lines around it, which only cost room. */
export function trimmed(lines: readonly OutputLine[]): readonly OutputLine[] {
  const first = lines.findIndex(({ text }) => text !== '');
  return first < 0 ? [] : lines.slice(first);
}
