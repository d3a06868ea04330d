import { create } from 'zustand';

interface DialogState {
  /** Null: none is open. One at a time. */
  readonly open: 'palette' | 'keys' | null;
}

export const useDialogs = create<DialogState>(() => ({ open: null }));

let before: Element | null = null;

export function openDialog(open: DialogState['open']): void {
  // One that is opened while another goes away leaves the focus to who had it before both.
  const { activeElement } = document;
  const inside = activeElement === document.body || activeElement?.closest('[role="dialog"]');
  if (open !== null && !inside) before = activeElement;
  useDialogs.setState({ open });
}

/** What the focus goes back to when a dialog has gone; false: one is open again, and keeps it. */
export function focusBefore(): HTMLElement | boolean {
  if (useDialogs.getState().open !== null) return false;
  return before instanceof HTMLElement && before.isConnected ? before : true;
}
