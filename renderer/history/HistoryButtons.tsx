import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../app/IconButton.tsx';
import { useCommands } from '../commands/useCommands.ts';
import styles from './HistoryButtons.module.css';
import { canGo, go, keepTrail, useCanGo } from './state.ts';

/** Back and forward through what was selected: by button, by key, by the mouse's side buttons. */
export function HistoryButtons() {
  const back = useCanGo('back');
  const forward = useCanGo('forward');
  useEffect(keepTrail, []);
  useEffect(listenToSideButtons, []);
  useCommands([
    {
      id: 'history.back',
      title: 'Back to what was selected before',
      group: 'Find',
      keys: ['Alt+ArrowLeft'],
      enabled: () => canGo('back'),
      run: () => go('back'),
    },
    {
      id: 'history.forward',
      title: 'Forward again',
      group: 'Find',
      keys: ['Alt+ArrowRight'],
      enabled: () => canGo('forward'),
      run: () => go('forward'),
    },
  ]);
  return (
    <span className={styles.buttons}>
      <IconButton
        label="Back to what was selected before (Alt+←)"
        aria-disabled={!back}
        onClick={() => go('back')}
      >
        <ArrowLeft size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Forward again (Alt+→)"
        aria-disabled={!forward}
        onClick={() => go('forward')}
      >
        <ArrowRight size={16} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

/** As `MouseEvent.button` numbers them. */
const SIDE_BUTTONS: Readonly<Record<number, 'back' | 'forward'>> = { 3: 'back', 4: 'forward' };

function listenToSideButtons(): () => void {
  const onMouseUp = (event: MouseEvent) => {
    const way = SIDE_BUTTONS[event.button];
    if (way === undefined) return;
    event.preventDefault();
    go(way);
  };
  window.addEventListener('mouseup', onMouseUp);
  return () => window.removeEventListener('mouseup', onMouseUp);
}
