import type { Lens, World } from '../../../preload/contract.ts';
import type { Poll } from '../../state/poll.ts';
import { sceneOf } from './build.ts';
import type { Choices } from './choices.ts';
import { SceneMemory } from './memory.ts';
import type { Scene } from './scene.ts';

/** Scenes that follow one another: what nothing has changed of is not made again. */
export class Scenes {
  readonly #memory = new SceneMemory();
  #last: { readonly scene: Scene; readonly choices: Choices } | null = null;

  /** The scene of a world that was so in this poll, perhaps in earlier ones too. */
  of(world: World, { sequence, takenAt }: Poll, lens: Lens, choices: Choices): Scene {
    const last = this.#last;
    const same =
      last?.scene.world === world && last.scene.lens === lens && sameChoices(last.choices, choices);
    const scene = same ? last.scene : sceneOf(world, sequence, this.#memory, lens, choices);
    this.#last = { scene: { ...scene, sequence, takenAt }, choices };
    return this.#last.scene;
  }
}

/** Whether one is the other of a later poll that told the same: then all but that is shared. */
export function sameScene(a: Scene, b: Scene): boolean {
  return a.nodes === b.nodes;
}

function sameChoices(a: Choices, b: Choices): boolean {
  return a.opened === b.opened && a.filter === b.filter && sameNames(a.names, b.names);
}

function sameNames(a: Choices['names'] = NONE, b: Choices['names'] = NONE): boolean {
  return a.size === b.size && [...a].every(([id, name]) => b.get(id) === name);
}

const NONE: ReadonlyMap<string, string> = new Map();
