import { useEffect } from 'react';
import { takesLetters } from '../commands/keys.ts';
import { useCommands } from '../commands/useCommands.ts';
import { openLab, useLab } from '../lab/state.ts';
import { step, usePins } from '../pins/state.ts';
import { leavePresentation, showRing, togglePresentation, usePresentation } from './state.ts';

const RING_KEY = 's';
/** Held longer than this, in milliseconds, the ring goes when the key is let go. */
const HELD = 400;

/** Beginning, stepping, pointing and leaving, by keyboard and by a presenter's remote. */
export function usePresentationKeys(): void {
  const on = usePresentation((state) => state.on);
  const ring = usePresentation((state) => state.ring);
  const pins = usePins((state) => state.pins.length);
  const lab = useLab((state) => openLab(state) !== null);
  // A lesson has steps of its own, and the same keys.
  const steps = () => on && pins > 0 && !lab;
  useCommands([
    {
      id: 'presentation.toggle',
      title: on ? 'Leave the presentation' : 'Present: large letters, nothing but the picture',
      group: 'Present',
      keys: ['F5'],
      run: togglePresentation,
    },
    {
      id: 'presentation.next',
      title: 'Next of what is pinned',
      group: 'Present',
      keys: ['PageDown'],
      enabled: steps,
      run: () => step('next'),
    },
    {
      id: 'presentation.back',
      title: 'Back to the one before',
      group: 'Present',
      keys: ['PageUp'],
      enabled: steps,
      run: () => step('back'),
    },
    {
      id: 'presentation.ring',
      title: ring ? 'Take the ring from the pointer' : 'Put a ring around the pointer',
      group: 'Present',
      keys: [RING_KEY],
      enabled: () => on,
      run: () => showRing(!ring),
    },
  ]);
  useEffect(() => (on ? listen() : undefined), [on]);
}

/** Escape leaves; the ring's key is heard by itself, because it may be held. */
function listen(): () => void {
  let pressedAt = -1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (takesLetters(event.target)) return;
    if (event.key === 'Escape') leavePresentation();
    else if (isRingKey(event)) {
      if (pressedAt < 0) {
        pressedAt = event.timeStamp;
        showRing(!usePresentation.getState().ring);
      }
    } else return;
    // Before the picture, for which Escape means something else.
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== RING_KEY) return;
    if (pressedAt >= 0 && event.timeStamp - pressedAt > HELD) showRing(false);
    pressedAt = -1;
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', onKeyUp, { capture: true });
  };
}

function isRingKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === RING_KEY && !ctrlKey && !altKey && !metaKey;
}
