import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabCard } from '../../model/lab/lab.ts';
import { type Reading, readScenario } from './read.ts';

/** A scenario on the disk. */
export interface Found {
  id: string;
  own: boolean;
  reading: Reading;
}

const FILE = 'scenario.yaml';

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

/** @param missing programs that it needs and that are not there */
export function cardOf({ id, own, reading }: Found, missing: readonly string[]): LabCard {
  if ('faults' in reading) {
    const faults = reading.faults.map((fault) => `${FILE}, ${fault}`);
    return { id, title: id, summary: '', minutes: 0, steps: 0, own, faults };
  }
  const { title, summary, minutes, steps } = reading.scenario;
  const faults = missing.map((program) => `This machine lacks the program ${program}.`);
  return { id, title, summary, minutes, steps: steps.length, own, faults };
}
