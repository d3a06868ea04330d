/**
 * Names come from whoever made the process or queue. Characters that do not show,
 * or that turn the text around them, are replaced by ones that show.
 */

// Control, format (bidi, joiners, tags), surrogate, private, separators other than the space,
// and the letters that draw nothing.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** Most names: nothing in them can be hidden, and this is told sooner. */
const PLAIN = /^[ -~]*$/;

/** `a\x1bb` becomes `a␛b`, a right-to-left override `⟨U+202E⟩`. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(HIDDEN, symbolOf);
}

function symbolOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** The name of a process or container as shown; never empty. */
export function nameOf(text: string): string {
  if (text === '') return '(no name)';
  return text.trim() === '' ? `“${visible(text)}”` : visible(text);
}

/** A command line as a shell would take it. */
export function commandText(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** No more than `length` characters, and how many there were. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return `${head}… (${text.length.toLocaleString('en')} characters in all)`;
}
