import type { Integer } from './snapshot.ts';

// Pure: main and the preload script, which write no numbers, are built without it.
const figures = /* @__PURE__ */ new Intl.NumberFormat('en');

/** `12,345`; exact whatever its size. */
export function number(value: Integer): string {
  // Most numbers are small, and formatting them is much of what a poll costs.
  if (typeof value === 'number' && value >= 0 && value < 1000) return String(value);
  return figures.format(typeof value === 'string' ? BigInt(value) : value);
}

/** `1 process`, `3 processes`. */
export function plural(value: Integer, one: string, many = `${one}s`): string {
  return `${number(value)} ${Number(value) === 1 ? one : many}`;
}
