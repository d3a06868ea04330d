import { create } from 'zustand';
import type { Stage } from './stage.ts';

/** The picture that is on screen, for what belongs to it and stands elsewhere; null: none. */
export const useStage = create<{ readonly stage: Stage | null }>(() => ({ stage: null }));

export function currentStage(): Stage | null {
  return useStage.getState().stage;
}
