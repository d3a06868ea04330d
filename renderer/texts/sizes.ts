import type { Integer } from '../../preload/contract.ts';
import { number, plural } from './numbers.ts';

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** `0 bytes`, `1 MiB`, `1.46 GiB`: binary units, three significant figures. */
export function size(value: Integer): string {
  const bytes = BigInt(value);
  if (bytes < 1024n) return exactBytes(value);
  let unit = 0;
  let divisor = 1024n;
  // The next unit as soon as three figures would round up to it.
  while (unit < UNITS.length - 1 && bytes * 2n >= divisor * 2047n) {
    divisor *= 1024n;
    unit += 1;
  }
  const hundredths = Number((bytes * 100n + divisor / 2n) / divisor);
  const figures = hundredths >= 10000 ? 0 : hundredths >= 1000 ? 1 : 2;
  return `${Number((hundredths / 100).toFixed(figures)).toLocaleString('en')} ${UNITS[unit]}`;
}

/** `1,048,576 bytes`. */
export function exactBytes(value: Integer): string {
  return plural(value, 'byte');
}

/** How much of `whole` is used: `12 %`, `less than 1 %`; null where there is no whole. */
export function share(part: Integer, whole: Integer): string | null {
  const all = BigInt(whole);
  if (all <= 0n) return null;
  const thousandths = (BigInt(part) * 1000n) / all;
  if (BigInt(part) > 0n && thousandths < 10n) return 'less than 1 %';
  return `${number(Number(thousandths / 10n))} %`;
}

/** Beyond what any machine can reach: the kernel's way of writing "no limit". */
export function isUnlimited(value: Integer): boolean {
  return BigInt(value) >= 2n ** 62n;
}
