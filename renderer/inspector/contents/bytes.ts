import { visible } from '../../texts/visible.ts';

/** What base64 stands for. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** `68 65 6c`. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** One character for each byte, a dot for what does not print as ASCII. */
export function ascii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
  ).join('');
}

const utf8 = new TextDecoder();

/** The bytes as UTF-8, what does not show made to show; line ends stay where asked for. */
export function text(bytes: Uint8Array, keepLines = false): string {
  const all = utf8.decode(bytes);
  if (!keepLines) return visible(all);
  return all.split('\n').map(visible).join('\n');
}

/** Lines of so many bytes: where each begins in hex, its bytes in hex, and as text. */
export interface HexRow {
  readonly offset: string;
  readonly hex: string;
  readonly text: string;
  /** No memory was given to any of it. */
  readonly hole: boolean;
}

/**
 * @param start of the first byte
 * @param digits of an offset, so that all are of one width
 * @param holes parts without memory: from, to before, counted from the first byte
 */
export function hexRows(
  bytes: Uint8Array,
  start: bigint,
  width: number,
  digits: number,
  holes: readonly (readonly [number, number])[] = [],
): HexRow[] {
  const rows: HexRow[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const part = bytes.subarray(at, at + width);
    const end = at + part.length;
    rows.push({
      offset: (start + BigInt(at)).toString(16).padStart(digits, '0'),
      hex: hex(part),
      text: ascii(part),
      hole: holes.some(([from, to]) => from <= at && end <= to),
    });
  }
  return rows;
}

/** As hexdump(1) would print them, for the clipboard. */
export function hexText(rows: readonly HexRow[], width: number): string {
  return rows
    .map((row) => `${row.offset}  ${row.hex.padEnd(3 * width - 1)}  |${row.text}|`)
    .join('\n');
}
