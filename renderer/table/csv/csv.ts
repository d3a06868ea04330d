/**
 * CSV as RFC 4180 has it: lines end in CR LF, every field is in quotation marks, and
 * a quotation mark in it is doubled.
 *
 * Names are made by others, and a spreadsheet takes a field that begins with one of
 * `= + - @`, a tab or a line end for a formula, in quotation marks or not; some also where
 * spaces or what does not print stand before. Such a field gets an apostrophe before it, which says that it is text; so does one that
 * begins with an apostrophe, so that taking one away always gives back what it was.
 */
export function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((fields) => `${fields.map(fieldOf).join(',')}\r\n`).join('');
}

/** The full-width forms are taken for the plain ones by some spreadsheets. */
const TAKEN_FOR_FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*['=+\-@＝＋－＠]|[\t\r\n])/u;

function fieldOf(text: string): string {
  return `"${asText(text).replaceAll('"', '""')}"`;
}

function asText(text: string): string {
  return TAKEN_FOR_FORMULA.test(text) ? `'${text}` : text;
}
