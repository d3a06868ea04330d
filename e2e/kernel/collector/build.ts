import { join } from 'node:path';
import { buildStale } from '../../../scripts/build/build.mjs';
import { parts } from '../../../scripts/build/parts.mjs';
import { root } from '../../../scripts/root.mjs';

/** The collector as it is shipped, one file. */
export const COLLECTOR = join(root, parts.collector.output);

/** For `beforeAll`: what is tested is what the sources say now. */
export async function buildCollector(): Promise<void> {
  await buildStale(['collector']);
}
