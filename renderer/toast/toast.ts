import { create } from 'zustand';

interface ToastState {
  readonly words: string | null;
  readonly wrong: boolean;
  /** Counts, so that the same words said again are a new message. */
  readonly number: number;
}

export const useToast = create<ToastState>(() => ({ words: null, wrong: false, number: 0 }));

/** Says something in passing. What went `wrong` stays until it is closed. */
export function notify(words: string, wrong = false): void {
  useToast.setState(({ number }) => ({ words, wrong, number: number + 1 }));
}

export function dismiss(): void {
  useToast.setState({ words: null });
}
