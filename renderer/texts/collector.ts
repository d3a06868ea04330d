import type { CollectorState } from '../../preload/contract.ts';
import { plural } from './numbers.ts';
import { visible } from './visible.ts';

/** What the collector is doing, in one sentence; null while all is well. */
export function trouble(collector: CollectorState): string | null {
  switch (collector.phase) {
    case 'lost':
      return `The collector ended (${visible(collector.reason)}). Starting it again…`;
    case 'failed':
      return `The collector cannot run: ${visible(collector.reason)}`;
    default:
      return null;
  }
}

export function remedyWords(remedy: string): string {
  return `What would help: ${visible(remedy)}`;
}

export function pollingWords(collector: CollectorState): string {
  switch (collector.phase) {
    case 'starting':
      return 'Starting the collector…';
    case 'running':
      return `Read every ${interval(collector.pollMs)}`;
    case 'lost':
      return 'Not reading';
    case 'failed':
      return 'Not reading';
  }
}

export function restartsWords(restarts: number): string | null {
  return restarts === 0
    ? null
    : `started again ${restarts === 1 ? 'once' : plural(restarts, 'time')}`;
}

function interval(ms: number): string {
  if (ms % 1000 !== 0) return `${ms} ms`;
  return ms === 1000 ? 'second' : `${ms / 1000} s`;
}
