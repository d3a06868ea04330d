import type { CollectorState } from '../../../preload/contract.ts';

/** Why nothing was drawn, as far as the collector knows. */
export function whyNothing(collector: CollectorState, seconds: number): string {
  switch (collector.phase) {
    case 'failed': {
      const { reason, remedy } = collector;
      return `the collector cannot run: ${reason}${remedy === null ? '' : ` (${remedy})`}`;
    }
    case 'lost':
      return `nothing was read for ${seconds} s; the collector ended: ${collector.reason}`;
    case 'starting':
      return `nothing was read for ${seconds} s; the collector does not answer`;
    case 'running':
      return `nothing was drawn for ${seconds} s`;
  }
}
