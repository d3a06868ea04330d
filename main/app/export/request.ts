import type { Export } from '../../../preload/contract.ts';

/** More than this is a mistake: the largest picture has some 60 MB. Bytes. */
export const LARGEST = 256 * 2 ** 20;
/** The longest name that common file systems take, NAME_MAX of limits.h. Bytes. */
const LONGEST_NAME = 255;

/** What may be saved, by the ending of its name, and what a file dialog calls it. */
const KINDS: Readonly<Record<string, string>> = {
  png: 'PNG picture',
  svg: 'SVG picture',
  json: 'JSON',
  dot: 'Graphviz DOT',
  mmd: 'Mermaid',
  csv: 'Comma-separated values',
};

/** The name without its ending, and the kind that the ending tells. */
export interface Checked extends Export {
  readonly ending: string;
  readonly kind: string;
}

/** Checks what the page hands over; in words what is wrong with it. */
export function checkExport(value: unknown): Checked | string {
  if (typeof value !== 'object' || value === null) return 'there is nothing to save';
  const { suggestedName, bytes } = value as Partial<Record<keyof Export, unknown>>;
  if (!(bytes instanceof Uint8Array)) return 'there is nothing to save';
  if (bytes.byteLength > LARGEST) return 'it has more than 256 MiB, which is too much for one file';
  if (typeof suggestedName !== 'string' || !isFileName(suggestedName)) {
    return 'its name is not the name of a file';
  }
  const ending = /\.([a-z]+)$/.exec(suggestedName)?.[1] ?? '';
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (kind === undefined) return 'files of this kind are not saved';
  return { suggestedName, bytes, ending, kind };
}

/** A name and not a path, that shows in full and is not hidden. */
function isFileName(name: string): boolean {
  return (
    /^[^.\s/\p{C}][^/\p{C}]*$/u.test(name) && new TextEncoder().encode(name).length <= LONGEST_NAME
  );
}
