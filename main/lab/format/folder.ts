import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Reading, readScenario } from './read.ts';

/** A scenario on the disk. */
export interface Found {
  id: string;
  own: boolean;
  reading: Reading;
}

/** Every scenario is a folder with a file of this name. */
export const FILE = 'scenario.yaml';

/**
 * The scenarios in a folder, in the order of their folders' names. None where there is
 * no such folder; one that cannot be read is there with its fault.
 */
export function scenariosIn(folder: string, own: boolean): Found[] {
  let names: string[];
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !(entry.name === 'bin' && !own))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
  return names.map((id) => ({ id, own, reading: readFrom(join(folder, id, FILE)) }));
}

function readFrom(file: string): Reading {
  try {
    return readScenario(readFileSync(file, 'utf8'));
  } catch (error) {
    return {
      faults: [`${file} cannot be read: ${error instanceof Error ? error.message : error}`],
    };
  }
}
