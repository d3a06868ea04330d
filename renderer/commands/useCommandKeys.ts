import { useEffect } from 'react';
import { pressed, takesText } from './keys.ts';

/** Listens for the keys of all commands, wherever the focus is. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = takesText(event.target) || isApart(event.target);
      if (pressed(event, typing)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** In a dialog or a menu letters belong to it, or to nobody. */
function isApart(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
}
