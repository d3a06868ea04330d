import { snapshotOf, type World } from '../../preload/contract.ts';
import { bridge } from '../app/bridge.ts';
import { currentStage } from '../graph/current.ts';
import type { Stage } from '../graph/stage.ts';
import { asOf } from '../state/poll.ts';
import { useStore } from '../state/store.ts';
import { notify } from '../toast/toast.ts';
import { diagramOf } from './diagram/diagram.ts';
import { graphviz } from './diagram/graphviz.ts';
import { mermaid } from './diagram/mermaid.ts';
import { fileName, titleOf } from './names.ts';
import { pngOf, svgOf } from './picture.ts';

/** One form in which what is shown can be saved. */
export interface ExportForm {
  readonly id: string;
  readonly title: string;
  readonly group: 'picture' | 'content';
  readonly ending: string;
  /** The file's bytes, or its text. Fails with a reason in words. */
  readonly make: (world: World, stage: Stage) => Promise<Uint8Array> | Uint8Array | string;
}

export const EXPORTS: readonly ExportForm[] = [
  png(1, 'as large as shown'),
  png(2, 'twice as large'),
  png(4, 'four times as large'),
  {
    id: 'svg',
    title: 'SVG, its texts as text',
    group: 'picture',
    ending: 'svg',
    make: (world, stage) => svgOf(stage, titleOf(world)),
  },
  {
    id: 'snapshot',
    title: 'Snapshot as JSON, all that was read',
    group: 'content',
    ending: 'json',
    make: (world) => `${JSON.stringify(snapshotOf(world))}\n`,
  },
  {
    id: 'graphviz',
    title: 'Diagram for Graphviz (DOT)',
    group: 'content',
    ending: 'dot',
    make: (world, stage) => graphviz(diagramIn(world, stage)),
  },
  {
    id: 'mermaid',
    title: 'Diagram for Mermaid',
    group: 'content',
    ending: 'mmd',
    make: (world, stage) => mermaid(diagramIn(world, stage)),
  },
];

function png(scale: number, words: string): ExportForm {
  return {
    id: `png${scale}`,
    title: `PNG, ${words}`,
    group: 'picture',
    ending: 'png',
    make: (_, stage) => pngOf(stage, scale),
  };
}

function diagramIn(world: World, stage: Stage) {
  const scene = stage.shown?.picture.scene;
  if (!scene) throw new Error('there is no picture yet');
  return diagramOf(scene, titleOf(world));
}

/** Makes the file, has it saved and says what became of it. */
export async function exportAs({ title, ending, make }: ExportForm): Promise<void> {
  const { world: seen, poll } = useStore.getState();
  const stage = currentStage();
  const main = bridge();
  if (seen === null || stage === null || main === null) {
    notify('Nothing has been read yet, so there is nothing to save.');
    return;
  }
  // A file is of the moment in which it was last so.
  const world = asOf(seen, poll);
  try {
    const made = await make(world, stage);
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    const saved = await main.save({ suggestedName: fileName(world, ending), bytes });
    if (saved.kind === 'saved') notify(`Saved as ${saved.path}`);
    if (saved.kind === 'failed') notify(`Not saved: ${saved.reason}`, true);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notify(`${title} cannot be made: ${reason}`, true);
  }
}
