/**
 * A table of `/proc/sysvipc`, sysvipc(5): a line of column names, then a line of
 * numbers for each object. Read by name, so that a column that a later kernel
 * adds changes nothing.
 */
export interface Table {
  /** One for each whole line, by column name; decimal digits, but `perms` octal. */
  rows: Row[];
  /** Lines that are not of the table's form: cut off or damaged. */
  damaged: number;
}

export type Row = (column: string) => string;

const NUMBER = /^-?\d+$/;

export function parseTable(text: string): Table {
  const lines = text.split('\n');
  const columns = lines[0]?.trim().split(/\s+/) ?? [];
  const places = new Map(columns.map((name, place) => [name, place]));
  const table: Table = { rows: [], damaged: 0 };
  // The kernel ends every line: what follows the last line end was cut off.
  const whole = lines.length - 1;
  if (lines[whole] !== '') table.damaged++;
  for (let index = 1; index < whole; index++) {
    const fields = lines[index]?.trim().split(/\s+/) ?? [];
    if (fields.length !== columns.length || !fields.every((field) => NUMBER.test(field))) {
      table.damaged++;
      continue;
    }
    table.rows.push((column) => fields[places.get(column) ?? -1] ?? '0');
  }
  return table;
}

/** Exact: digits stay digits where a number would round them. */
export function integer(digits: string): number | string {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits).toString();
}
