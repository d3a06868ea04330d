import { plural } from '../../preload/contract.ts';

export { number, plural } from '../../preload/contract.ts';

export const processes = (value: number): string => plural(value, 'process', 'processes');

/** `a`, `a and b`, `a, b and c`. */
export function series(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
