import { create } from 'zustand';
import { remember, remembered } from '../app/memory.ts';

const NAME = 'minimap';

interface MinimapState {
  /** Whether it comes where a part of the picture is out of view. */
  readonly wanted: boolean;
}

export const useMinimap = create<MinimapState>(() => ({
  wanted: remembered(NAME).wanted !== false,
}));

/** From now on, and in the next window. */
export function toggleMinimap(): void {
  useMinimap.setState(({ wanted }) => ({ wanted: !wanted }));
  remember(NAME, useMinimap.getState());
}
