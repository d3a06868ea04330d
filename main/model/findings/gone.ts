import type { Findable } from './finding.ts';

/**
 * Whether a process that the kernel remembers by its pid has ended.
 *
 * - `gone`: no process has that pid, or the one that has it started after the moment
 *   at which the remembered one did something;
 * - `there`: a process has it that may be the one;
 * - `unknown`: the kernel shows 0 for a process of a pid namespace that is not visible
 *   from here, which may well live; or not all processes are listed.
 */
export type Whereabouts = 'gone' | 'there' | 'unknown';

/** To be asked about the processes of one world. */
export class Missing {
  readonly #processes: Findable['processes'];
  readonly #complete: boolean;

  constructor({ processes }: Pick<Findable, 'processes'>) {
    this.#processes = processes;
    // Every pid namespace has a process 1. Where it is not listed others may be missing
    // too: proc(5), mount option hidepid.
    this.#complete = processes.has(1);
  }

  /**
   * `at`: Unix seconds of what it did, rounded down by the kernel; or of something later.
   */
  ask(pid: number, at: number): Whereabouts {
    if (pid === 0) return 'unknown';
    const process = this.#processes.get(pid);
    if (process !== undefined) return process.startTime >= (at + 1) * 1000 ? 'gone' : 'there';
    return this.#complete ? 'gone' : 'unknown';
  }
}
