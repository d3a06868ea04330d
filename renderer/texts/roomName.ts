import type { Container, Process } from '../../preload/contract.ts';
import { nameOf } from './visible.ts';

/** Who is in a namespace, as far as its name depends on them. */
export interface Company {
  /** First to have started, the lower pid where two did. */
  readonly oldest: Process;
  /** That all of them are of; null: they are of several, or some are of none. */
  readonly container: Container | null;
}

/** The same with one more in it; null: nobody was. */
export function joinedBy(before: Company | null, process: Process): Company {
  const { container } = process;
  if (before === null) return { oldest: process, container };
  const older = isOlder(process, before.oldest);
  const alike = container?.id === before.container?.id;
  if (!older && alike) return before;
  return {
    oldest: older ? process : before.oldest,
    container: alike ? before.container : null,
  };
}

export function companyOf(inside: Iterable<Process>): Company | null {
  let company: Company | null = null;
  for (const process of inside) company = joinedBy(company, process);
  return company;
}

function isOlder(a: Process, b: Process): boolean {
  return a.startTime < b.startTime || (a.startTime === b.startTime && a.pid < b.pid);
}

/**
 * What people call a namespace, wherever it is named: the host's, or the container that
 * all in it are of, else who has been in it longest.
 */
export function roomName(initial: boolean, company: Company | null): string {
  if (initial) return 'Host';
  if (company === null) return 'No process';
  const { container, oldest } = company;
  return container === null ? nameOf(oldest.comm) : containerName(container);
}

export function containerName({ name, engine, id }: Container): string {
  return name === null ? `${nameOf(engine)} ${nameOf(id).slice(0, 12)}` : nameOf(name);
}

/** The same after "of": `Objects of the host`. */
export function whoseRoom(initial: boolean, company: Company | null): string {
  if (initial) return 'the host';
  return company === null ? 'a namespace without processes' : roomName(initial, company);
}
