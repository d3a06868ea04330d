/**
 * How wide a text will be, without measuring it: the layout runs where there are
 * no fonts, and must come out the same whatever font was loaded first. Drawing
 * measures, and shortens what does not fit.
 */
export function sansWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += advance(character.codePointAt(0) ?? 0);
  return (sum * size) / 100;
}

/** Of Atkinson Hyperlegible Mono, every glyph of which is as wide as any other. */
export function monoWidth(text: string, size: number): number {
  return text.length * 0.63 * size;
}

/** Hundredths of the font size. */
function advance(code: number): number {
  const known = WIDTHS[code - 0x20];
  if (known !== undefined) return known;
  // Ideographs and the like fill a square; other scripts are about as wide as Latin.
  return code > 0x2e7f ? 100 : 60;
}

/** Atkinson Hyperlegible Next with tabular figures, regular, from the space to the tilde. */
const WIDTHS = [
  28, 29, 30, 65, 59, 92, 73, 16, 30, 30, 48, 61, 21, 36, 21, 39, 63, 63, 63, 63, 63, 63, 63, 63,
  63, 63, 21, 21, 55, 63, 55, 48, 78, 63, 61, 64, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71,
  59, 72, 61, 59, 56, 69, 59, 86, 62, 57, 61, 32, 39, 34, 55, 37, 24, 52, 57, 48, 56, 54, 31, 56,
  55, 25, 24, 49, 26, 84, 55, 55, 57, 57, 35, 47, 33, 54, 46, 68, 48, 46, 46, 34, 24, 34, 55,
];
