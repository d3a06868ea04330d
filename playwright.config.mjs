import { defineConfig } from 'playwright/test';

/** The app is one program on one machine: what one test does, another would see. */
export default defineConfig({
  testDir: 'e2e/app',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // They took 18 minutes on a machine where each start of a program is slow.
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
});
