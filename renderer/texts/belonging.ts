import type { Process } from '../../preload/contract.ts';

/** A child of kthreadd(2), which has no command line; a zombie has none either. */
export function isKernelThread({ pid, ppid, commandLine, uid, state }: Process): boolean {
  return (pid === 2 || ppid === 2) && uid === 0 && commandLine.length === 0 && state !== 'Z';
}
