import { type Lens, type Snapshot, worldOf } from '../../../preload/contract.ts';
import { compact } from '../layout/compact.ts';
import type { Layout } from '../layout/contract.ts';
import { layout } from '../layout/layout.ts';
import { type Memory, NOTHING } from '../layout/memory.ts';
import { type Picture, pictureOf } from '../picture/picture.ts';
import { Shifts } from '../picture/shifts.ts';
import { sceneOf } from '../scene/build.ts';
import { SceneMemory } from '../scene/memory.ts';
import type { Scene } from '../scene/scene.ts';

/** A snapshot all the way to a picture, on one thread: for tests and measurements. */
export interface Made {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly picture: Picture;
}

/** Makes one picture after another, each with the memory of those before. */
export class Maker {
  readonly #scenes = new SceneMemory();
  readonly #aspect: number;
  readonly #memories = new Map<Lens, Memory>();
  #sequence = 0;

  constructor(aspect = 16 / 9) {
    this.#aspect = aspect;
  }

  make(snapshot: Snapshot, afresh = false, lens: Lens = 'ipc'): Made {
    this.#sequence += 1;
    const scene = sceneOf(worldOf(snapshot), this.#sequence, this.#scenes, lens);
    const made = layout(
      { ...compact(scene), revision: this.#sequence, aspect: this.#aspect, afresh },
      this.#memories.get(lens) ?? NOTHING,
    );
    this.#memories.set(lens, made.memory);
    return {
      scene,
      layout: made.layout,
      picture: pictureOf(scene, made.layout, new Shifts(), null),
    };
  }
}
