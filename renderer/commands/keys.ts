import { available } from './commands.ts';

/** A press of keys as commands name it: `Ctrl+Shift+F`, `/`, `?`. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Shift is said only where the key does not already tell: `Shift+Tab`, `Ctrl+Shift+F`, but `?`. */
export function nameOf({ key, ctrlKey, altKey, shiftKey, metaKey }: Press): string {
  const character = key.length === 1;
  const letter = character && (ctrlKey || altKey) && key.toUpperCase() !== key.toLowerCase();
  const parts = [
    ctrlKey && 'Ctrl',
    metaKey && 'Meta',
    altKey && 'Alt',
    shiftKey && (letter || !character) && 'Shift',
    letter ? key.toUpperCase() : key,
  ];
  return parts.filter((part) => part !== false).join('+');
}

/**
 * Runs the command that a press stands for. In a field where text is typed only
 * keys with Ctrl or Alt are commands, and function keys.
 */
export function pressed(press: Press, typing: boolean): boolean {
  const plain = !press.ctrlKey && !press.altKey && !press.metaKey;
  if (typing && plain && press.key.length === 1) return false;
  const name = nameOf(press);
  const command = available().find(({ keys }) => keys?.includes(name));
  command?.run();
  return command !== undefined;
}

/** Whether what has the focus takes text. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/**
 * Whether letters that are pressed belong to what has the focus, or to nobody: where text is
 * typed, and in an open dialog or menu. One that is going away has no use for them any more.
 */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const popup = target.closest('[role="dialog"], [role="menu"]');
  if (popup?.matches('[data-closed]')) return false;
  return popup !== null || takesText(target);
}
