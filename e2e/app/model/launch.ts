import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, errors } from 'playwright/test';
import { root } from '../../../scripts/root.mjs';

export const POLL_MS = 200;

/** The app that is tested: the packaged one where that is asked for, else this checkout's. */
export function tested(): { executable: string; before: string[] } {
  const packaged = process.env.IPCSCOPE_E2E_APP;
  if (packaged) return { executable: packaged, before: [] };
  const executable = process.env.IPCSCOPE_ELECTRON;
  if (executable) return { executable, before: [root] };
  throw new Error('IPCSCOPE_ELECTRON names no Electron: run npm test -- app');
}

export interface Launch {
  /** Started instead of the app itself, which it starts; see `person.ts`. */
  executable?: string;
  /** Where the project is, as the app sees it. */
  before?: string[];
  args?: string[];
  /** Chromium's sandbox; never as root. */
  sandbox?: boolean;
  env?: Record<string, string | undefined>;
  /** Folder for the profile; a temporary one where none is named. */
  profile?: string;
}

export interface Launched {
  electron: ElectronApplication;
  /** What it said on standard error, and its pages as errors. */
  said(): string;
  end(): Promise<void>;
}

/** Starts the app with an empty profile of its own. */
export async function launch(options: Launch = {}): Promise<Launched> {
  const { executable, before } = { ...tested(), ...options };
  const profile = options.profile ?? newProfile();
  const own = [`--user-data-dir=${profile}`, '--poll', `${POLL_MS}`];
  const app = await attach({
    executablePath: executable,
    args: [...before, ...own, '--force-device-scale-factor=1', ...(options.args ?? [])],
    chromiumSandbox: options.sandbox ?? false,
    env: environment(options.env ?? {}),
  });
  let words = '';
  app.on('window', (page) => {
    page.on('pageerror', (error) => {
      words += `${error.stack}\n`;
    });
    page.on('console', (message) => {
      if (message.type() === 'error') words += `${message.text()}\n`;
    });
  });
  app.process().stderr?.on('data', (chunk) => {
    words += chunk;
  });
  return {
    electron: app,
    said: () => words,
    async end() {
      try {
        await app.close();
      } finally {
        if (!options.profile) removeProfile(profile);
      }
    },
  };
}

/**
 * Starts an app and is told of what it does. Where Playwright comes at the moment in which the
 * window's empty document gives way to the page, it waits for a load that it has missed, while
 * the page is there and painting (3 of 50 starts beside two busy processes): then once more.
 */
async function attach(how: Parameters<typeof electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await electron.launch({ ...how, timeout: 15_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return await electron.launch({ ...how, timeout: 30_000 });
  }
}

/** Those of apps that nobody ended: they were killed, or did not start. */
const profiles = new Set<string>();
process.on('exit', () => {
  for (const profile of profiles) removeProfile(profile);
});

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'ipcscope-e2e-'));
  profiles.add(profile);
  return profile;
}

function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true });
  profiles.delete(profile);
}

/** Ours with these changes; without what is undefined. */
function environment(changes: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = { ...process.env, ...changes };
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
