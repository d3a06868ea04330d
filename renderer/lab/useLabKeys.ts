import { useEffect } from 'react';
import { takesLetters } from '../commands/keys.ts';
import { useCommands } from '../commands/useCommands.ts';
import { choose, leave, move, openLab, useLab } from './state.ts';

/** Steps by keyboard and by a presenter's remote, which presses Page Down and Page Up. */
export function useLabKeys(): void {
  const on = useLab((state) => openLab(state) !== null);
  const choosing = useLab((state) => state.choosing);
  const enabled = () => on && !choosing;
  useCommands([
    {
      id: 'lab.next',
      title: 'Next step',
      group: 'Lab',
      keys: ['PageDown', 'ArrowRight'],
      enabled,
      run: () => move('next'),
    },
    {
      id: 'lab.back',
      title: 'Back a step',
      group: 'Lab',
      keys: ['PageUp', 'ArrowLeft'],
      enabled,
      run: () => move('back'),
    },
    {
      id: 'lab.again',
      title: 'Run the step again',
      group: 'Lab',
      enabled,
      run: () => move('again'),
    },
    { id: 'lab.leave', title: 'Leave the scenario', group: 'Lab', enabled, run: leave },
    { id: 'lab.other', title: 'Choose another scenario', group: 'Lab', enabled, run: choose },
  ]);
  useEffect(() => {
    if (!on || choosing) return;
    // Before the tree and the picture, which have a use of their own for these two keys:
    // somebody on a stage presses a remote, whatever has the focus.
    const onKeyDown = (event: KeyboardEvent) => {
      const to = { PageDown: 'next', PageUp: 'back' }[event.key] as 'next' | 'back' | undefined;
      if (!to || event.ctrlKey || event.altKey || takesLetters(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      move(to);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [on, choosing]);
}
