/** How colours look to people, also to those who lack one of the three cones: for tests. */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export const VISIONS = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];

/**
 * Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency" (2009), at full severity; of linear sRGB.
 */
const SEEN: Readonly<Record<Vision, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Of linear sRGB to XYZ, divided by the white point D65. */
const TO_XYZ: Matrix = [
  [0.4339, 0.3762, 0.1899],
  [0.2126, 0.7152, 0.0722],
  [0.0178, 0.1095, 0.8727],
];

/**
 * How far apart two colours (`#rrggbb`) are to somebody: the distance in CIE L*a*b*,
 * where about 2 can just be seen side by side.
 */
export function distance(a: string, b: string, vision: Vision): number {
  const one = lab(a, vision);
  const other = lab(b, vision);
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function lab(hex: string, vision: Vision): Triple {
  const seen = times(SEEN[vision], linear(hex));
  const clipped = map(seen, (part) => Math.min(1, Math.max(0, part)));
  const [x, y, z] = map(times(TO_XYZ, clipped), curve);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linear(hex: string): Triple {
  return map([1, 3, 5], (at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

function curve(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : (part * (24389 / 27) + 16) / 116;
}

function times([a, b, c]: Matrix, [x, y, z]: Triple): Triple {
  return map([a, b, c], (row) => row[0] * x + row[1] * y + row[2] * z);
}

function map<Item>(items: readonly [Item, Item, Item], of: (item: Item) => number): Triple {
  return [of(items[0]), of(items[1]), of(items[2])];
}
