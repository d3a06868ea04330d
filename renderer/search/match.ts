import type { Entry } from './entry.ts';
import { keyNumber, type Query, type Token } from './query.ts';

/** How well a word fits a text. */
const EXACT = 8;
const PREFIX = 4;
const WORD = 2;
const PART = 1;
/** What a fit in a command line is worth, against one in a name. */
const LESS = 0.25;

/** How well a thing fits all that is asked for; 0: something does not fit at all. */
export function score(entry: Entry, { tokens }: Query): number {
  let sum = 0;
  for (const token of tokens) {
    const fit = fitOf(entry, token);
    if (fit === 0) return 0;
    sum += fit;
  }
  return sum;
}

function fitOf(entry: Entry, { field, value }: Token): number {
  if (field === null) {
    if (!entry.everything.includes(value)) return 0;
    return Math.max(best(entry.texts, value), LESS * best(entry.more, value));
  }
  const words = entry.fields[field] ?? [];
  switch (field) {
    // Numbers are meant as they stand: `pid:1` is not pid 10.
    case 'pid':
    case 'id':
    case 'namespace':
      return words.includes(value) ? EXACT : 0;
    case 'key':
      return keyFit(entry, value);
    case 'user':
      return /^\d+$/.test(value) ? (words.includes(value) ? EXACT : 0) : best(words, value);
    case 'kind':
      return words.some((word) => word.startsWith(value)) ? PREFIX : 0;
    case 'state':
      return stateFit(words, value);
    default:
      return best(words, value);
  }
}

/** The same number, or in hex its beginning: a key is typed from the left. */
function keyFit({ key, fields }: Entry, value: string): number {
  if (key === null) return 0;
  if (keyNumber(value) === key) return EXACT;
  return value.startsWith('0x') && fields.key?.some((word) => word.startsWith(value)) ? PREFIX : 0;
}

/** The letter of proc_pid_stat(5), or a word of what it means. */
function stateFit(words: readonly string[], value: string): number {
  const [letter, ...meaning] = words;
  if (value.length === 1) return letter === value ? EXACT : 0;
  return best(meaning, value);
}

function best(texts: readonly string[], value: string): number {
  let most = 0;
  for (const text of texts) {
    const fit = textFit(text, value);
    if (fit > most) most = fit;
  }
  return most;
}

function textFit(text: string, value: string): number {
  const first = text.indexOf(value);
  if (first < 0) return 0;
  if (first === 0) return text.length === value.length ? EXACT : PREFIX;
  for (let at = first; at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return WORD;
  }
  return PART;
}
