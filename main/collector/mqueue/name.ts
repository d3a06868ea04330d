/**
 * The last part of a queue's id: its name with the bytes that do not print
 * percent-encoded. A `%` that could be taken for such a code is encoded too, so
 * that no two names share an id.
 */
export function queueIdPart(name: Buffer): string {
  let part = '';
  for (let index = 0; index < name.length; index++) {
    const byte = name[index] ?? 0;
    const looksEncoded = byte === 0x25 && isHex(name[index + 1]) && isHex(name[index + 2]);
    const prints = byte >= 0x20 && byte < 0x7f && !looksEncoded;
    part += prints ? String.fromCharCode(byte) : encode(byte);
  }
  return part;
}

function encode(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9a-f]/i.test(String.fromCharCode(byte));
}

/** The name that such a part of an id stands for. */
export function queueNameOf(part: string): Buffer {
  const bytes: number[] = [];
  for (let index = 0; index < part.length; index++) {
    const code = part.slice(index + 1, index + 3);
    const encoded = part[index] === '%' && /^[0-9a-f]{2}$/i.test(code);
    bytes.push(encoded ? Number.parseInt(code, 16) : part.charCodeAt(index));
    if (encoded) index += 2;
  }
  return Buffer.from(bytes);
}
