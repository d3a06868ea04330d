import { defineConfig } from 'vitest/config';

const UNIT_MS = 30_000;
/** A world of namespaces takes its time to be made on a small machine. */
const KERNEL_MS = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{main,preload,renderer,scripts}/**/*.test.{ts,tsx}'],
          // A world of its own for each of them took twice as long as all tests together.
          isolate: false,
          maxWorkers: 2,
          // Of random input: they take a second or two, on a busy machine several times that.
          testTimeout: UNIT_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // They make and count things that all of the machine shares: one file at a time.
        test: {
          name: 'kernel',
          include: ['e2e/kernel/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: KERNEL_MS,
          hookTimeout: KERNEL_MS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
