/**
 * How well the letters of `typed` fit `text`, in their order and not always side by
 * side; 0: not at all. Letters that begin a word or follow the one before count more.
 */
export function fuzzyFit(text: string, typed: string): number {
  const wanted = [...typed.toLowerCase()].filter((letter) => letter !== ' ');
  const letters = [...text.toLowerCase()];
  let best = wanted.length === 0 ? 1 : 0;
  // From each place where the first letter stands: the first is not always the best.
  for (let start = 0; start < letters.length; start++) {
    if (letters[start] === wanted[0]) best = Math.max(best, fitFrom(letters, wanted, start));
  }
  return best;
}

function fitFrom(letters: readonly string[], wanted: readonly string[], start: number): number {
  let sum = 0;
  let last = -2;
  let at = start;
  for (const letter of wanted) {
    while (at < letters.length && letters[at] !== letter) at += 1;
    if (at === letters.length) return 0;
    const begins = at === 0 || letters[at - 1] === ' ';
    sum += 1 + (begins ? 3 : 0) + (at === last + 1 ? 2 : 0);
    last = at;
    at += 1;
  }
  return sum / wanted.length;
}
