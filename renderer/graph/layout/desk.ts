import type { Scene } from '../scene/scene.ts';
import { sameScene } from '../scene/scenes.ts';
import { compact, type Structure, sameStructure } from './compact.ts';
import type { Layout, LayoutInput } from './contract.ts';

interface Order {
  scene: Scene;
  readonly structure: Structure;
  readonly aspect: number;
  readonly afresh: boolean;
}

/**
 * Hands scenes to the layout worker, one at a time: of those that come while it
 * works only the latest is kept. A scene that differs from the one before in
 * numbers only is delivered at once with the layout that is there.
 */
export class LayoutDesk {
  readonly #worker: Worker;
  readonly #deliver: (scene: Scene, layout: Layout) => void;
  #revision = 0;
  /** How much larger than natural texts are from now on. */
  type = 1;
  #current: Order | null = null;
  #waiting: Order | null = null;
  #last: { structure: Structure; layout: Layout } | null = null;
  #made: { scene: Scene; type: number; structure: Structure } | null = null;

  /** `fail` is told when there will be no layout. */
  constructor(deliver: (scene: Scene, layout: Layout) => void, fail: (reason: string) => void) {
    this.#deliver = deliver;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', (event: MessageEvent<Layout>) => {
      this.#done(event.data);
    });
    this.#worker.addEventListener('error', (event) => {
      fail(event.message || 'the layout worker did not start');
    });
  }

  /** `aspect`: width by height of the window; `afresh`: forget where everything was. */
  order(scene: Scene, aspect: number, afresh = false): void {
    const order: Order = { scene, structure: this.#structureOf(scene), aspect, afresh };
    if (this.#current) {
      const same =
        !afresh && !this.#waiting && sameStructure(order.structure, this.#current.structure);
      if (same) this.#current.scene = scene;
      // What was to be forgotten is forgotten, whatever comes after.
      else this.#waiting = { ...order, afresh: afresh || this.#forgets(scene) };
    } else if (!afresh && this.#last && sameStructure(order.structure, this.#last.structure)) {
      this.#deliver(scene, this.#last.layout);
    } else this.#post(order);
  }

  close(): void {
    this.#worker.terminate();
  }

  #structureOf(scene: Scene): Structure {
    const { type } = this;
    const made = this.#made;
    if (made?.type === type && sameScene(made.scene, scene)) return made.structure;
    this.#made = { scene, type, structure: compact(scene, type) };
    return this.#made.structure;
  }

  /** Whether the picture that waits was to be made afresh, and this one takes its place. */
  #forgets({ lens }: Scene): boolean {
    return this.#waiting?.scene.lens === lens && this.#waiting.afresh;
  }

  #post(order: Order): void {
    this.#current = order;
    this.#revision += 1;
    const { structure, aspect, afresh } = order;
    const input: LayoutInput = { ...structure, revision: this.#revision, aspect, afresh };
    this.#worker.postMessage(input);
  }

  #done(layout: Layout): void {
    const done = this.#current;
    const waiting = this.#waiting;
    this.#current = null;
    this.#waiting = null;
    if (done) {
      this.#last = { structure: done.structure, layout };
      this.#deliver(done.scene, layout);
    }
    if (waiting) this.order(waiting.scene, waiting.aspect, waiting.afresh);
  }
}
