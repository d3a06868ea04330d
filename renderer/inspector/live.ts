import { useStore } from '../state/store.ts';

/**
 * Whether what is inspected is there now, so that the kernel can be asked about it:
 * not gone, not of a past moment, and with a collector that runs.
 */
export function useLive(): boolean {
  return useStore(
    ({ inspected, collector }) =>
      inspected !== null && inspected.goneSince === null && collector.phase === 'running',
  );
}
