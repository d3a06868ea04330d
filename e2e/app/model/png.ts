import { inflateSync } from 'node:zlib';

/** A picture's pixels, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';
const RGB = 2;
const RGBA = 6;

/** Reads a PNG of 8 bits a channel, with or without alpha, not interlaced; throws on others. */
export function decodePng(file: Buffer): Pixels {
  if (file.toString('hex', 0, 8) !== SIGNATURE) throw new Error('not a PNG');
  const chunks: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 8, at + 8 + length);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') chunks.push(body);
    if (type === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      const [depth, colour, , , interlaced] = body.subarray(8);
      if (depth !== 8 || interlaced !== 0 || (colour !== RGB && colour !== RGBA)) {
        throw new Error(`a PNG of another form: ${body.toString('hex')}`);
      }
      channels = colour === RGBA ? 4 : 3;
    }
    at += length + 12;
  }
  const rows = unfilter(inflateSync(Buffer.concat(chunks)), width * channels, height, channels);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      data[pixel * 4 + channel] = rows[pixel * channels + channel] ?? 0;
    }
  }
  return { width, height, data };
}

/** Takes back the five filters of the PNG specification, section 9.2. */
function unfilter(raw: Buffer, length: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(length * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (length + 1)];
    for (let at = 0; at < length; at += 1) {
      const here = row * length + at;
      const left = at >= step ? (rows[here - step] ?? 0) : 0;
      const above = row > 0 ? (rows[here - length] ?? 0) : 0;
      const corner = row > 0 && at >= step ? (rows[here - length - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0];
      rows[here] = (raw[row * (length + 1) + 1 + at] ?? 0) + (guess ?? 0);
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
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
