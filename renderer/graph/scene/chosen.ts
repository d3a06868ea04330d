import { roomNames } from '../../lab/lesson.ts';
import { useOutline } from '../../outline/expansion.ts';
import { useFilter } from '../filter/store.ts';
import type { Choices } from './choices.ts';

/** What is chosen now. */
export function choicesNow(): Choices {
  return {
    opened: useOutline.getState().expansion,
    filter: useFilter.getState(),
    names: roomNames(),
  };
}

/** Calls when something else is chosen; until what it returns is called. */
export function onChoice(listener: () => void): () => void {
  const stops = [
    useFilter.subscribe(listener),
    useOutline.subscribe((state, before) => {
      if (state.expansion !== before.expansion) listener();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
