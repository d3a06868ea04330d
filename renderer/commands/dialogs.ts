import { create } from 'zustand';

interface DialogState {
  /** Null: none is open. One at a time. */
  readonly open: 'palette' | 'keys' | null;
}

export const useDialogs = create<DialogState>(() => ({ open: null }));

export function openDialog(open: DialogState['open']): void {
  useDialogs.setState({ open });
}
