import { type Lens, type Snapshot, worldOf } from '../../../preload/contract.ts';
import { compact } from '../layout/compact.ts';
import type { Layout } from '../layout/contract.ts';
import { Layouts } from '../layout/layouts.ts';
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
  readonly #layouts = new Layouts();
  #sequence = 0;

  constructor(aspect = 16 / 9) {
    this.#aspect = aspect;
  }

  make(snapshot: Snapshot, afresh = false, lens: Lens = 'ipc', type = 1): Made {
    this.#sequence += 1;
    const scene = sceneOf(worldOf(snapshot), this.#sequence, this.#scenes, lens);
    const layout = this.#layouts.layout({
      ...compact(scene, type),
      revision: this.#sequence,
      aspect: this.#aspect,
      afresh,
    });
    return {
      scene,
      layout,
      picture: pictureOf(scene, layout, new Shifts(), null),
    };
  }
}
