import type { Container, Lens, Namespace, NamespaceType, Process } from '../../preload/contract.ts';
import { hasEnded } from '../texts/states.ts';

/** The room of all processes that are in no container, where containers are what is grouped by. */
export const NO_CONTAINER = 'no container';

/** The type of namespace that a lens groups by; null: none, it groups by container. */
export function typeOf(lens: Lens): NamespaceType | null {
  return lens === 'container' ? null : lens;
}

/** Key of the room that a process is in; null: its namespace of that type could not be read. */
export function homeOf({ namespaces, container }: Process, lens: Lens): string | null {
  if (lens !== 'container') return namespaces[lens];
  return container === null ? NO_CONTAINER : containerKey(container);
}

export function containerKey({ engine, id }: Container): string {
  return `container ${engine} ${id}`;
}

/**
 * Whether a process of that state is in no namespace of a type any more. Who has ended lets go
 * of his namespaces (`exit_task_namespaces()`, `kernel/nsproxy.c`), but stays in his PID and user
 * namespace for as long as he is listed.
 */
export function hasLeft(state: string, lens: Lens): boolean {
  return hasEnded(state) && lens !== 'pid' && lens !== 'user';
}

/** Those whose room is not known: who has `left`, and whose could not be read. */
export function apart(
  homeless: readonly Process[],
  lens: Lens,
): { unread: Process[]; left: Process[] } {
  return {
    unread: homeless.filter(({ state }) => !hasLeft(state, lens)),
    left: homeless.filter(({ state }) => hasLeft(state, lens)),
  };
}

/**
 * What one room inside another stands for. `kernel`: the kernel's own hierarchy, which
 * PID and user namespaces have (`ioctl_ns(2)`, NS_GET_PARENT); `ancestry`: a process that
 * lived in the outer one made it; null: nothing is nested.
 */
export function relationOf(lens: Lens): 'kernel' | 'ancestry' | null {
  if (lens === 'container') return null;
  return lens === 'pid' || lens === 'user' ? 'kernel' : 'ancestry';
}

/** Id of the namespace that one is drawn in, by the relation of its type. */
export function outerOf(namespace: Namespace): string | null {
  return relationOf(namespace.type) === 'kernel' ? namespace.parent : namespace.nestedIn;
}
