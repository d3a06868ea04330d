import { useOutline } from '../../outline/expansion.ts';
import type { Choices } from './choices.ts';

/** What is chosen now. */
export function choicesNow(): Choices {
  return { opened: useOutline.getState().expansion };
}

/** Calls when something else is chosen; until what it returns is called. */
export function onChoice(listener: () => void): () => void {
  return useOutline.subscribe((state, before) => {
    if (state.expansion !== before.expansion) listener();
  });
}
