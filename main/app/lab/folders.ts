import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the scenarios are that come with the app: beside the packed app, where
 * programs can run, or in the checkout.
 */
export function scenarioFolder(appPath: string, resources: string): string {
  const packed = join(resources, 'lab');
  return existsSync(packed) ? packed : join(appPath, 'assets', 'lab');
}

/** Where a person puts scenarios of their own. */
export function ownFolder(userData: string): string {
  return join(userData, 'lab');
}
