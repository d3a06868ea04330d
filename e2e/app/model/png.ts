import { decode } from 'fast-png';

/** A picture's pixels, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Reads a PNG of 8 bits a channel, with or without alpha; throws on others. */
export function decodePng(file: Buffer): Pixels {
  const { width, height, data, depth, channels } = decode(file);
  if (depth !== 8 || !(data instanceof Uint8Array) || (channels !== 3 && channels !== 4)) {
    throw new Error(`a PNG of another form: ${channels} channels of ${depth} bits`);
  }
  return { width, height, data: channels === 4 ? data : withAlpha(data) };
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const data = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from] ?? 0;
    data[to + 1] = rgb[from + 1] ?? 0;
    data[to + 2] = rgb[from + 2] ?? 0;
  }
  return data;
}

/** A part of a picture; its place in pixels. */
export function crop(
  { width: whole, data }: Pixels,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Pixels {
  const part = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * whole + x) * 4;
    part.set(data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data: part };
}

/** How many different colours there are, up to `most`. */
export function countColours({ data }: Pixels, most = 1000): number {
  const seen = new Set<number>();
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  for (const word of words) {
    seen.add(word);
    if (seen.size >= most) break;
  }
  return seen.size;
}
