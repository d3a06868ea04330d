import type { Process } from '../../../model/snapshot.ts';
import { isName } from './answer.ts';

/**
 * The name that conmon(8), the monitor of Podman's and CRI-O's containers, was
 * given: `conmon … -c ID … -n NAME`. Any process may have such a command line; it
 * is believed of the parent of a process in that container, which the kernel knows.
 */
export function nameFromMonitor(parent: Process, id: string): string | null {
  if (parent.comm !== 'conmon' || option(parent.commandLine, '-c') !== id) return null;
  const name = option(parent.commandLine, '-n');
  return isName(name) ? (podName(name) ?? name) : null;
}

/** CRI-O's names: `k8s_CONTAINER_POD_NAMESPACE_UID_ATTEMPT`. None of these may hold `_`. */
function podName(name: string): string | null {
  const match = /^k8s_([^_]+)_([^_]+)_([^_]+)_[^_]+_\d+$/.exec(name);
  if (match === null) return null;
  const [, container, pod, namespace] = match;
  return container === 'POD' ? `${namespace}/${pod}` : `${namespace}/${pod}/${container}`;
}

function option(commandLine: readonly string[], name: string): string | undefined {
  const at = commandLine.indexOf(name);
  return at < 0 ? undefined : commandLine[at + 1];
}
