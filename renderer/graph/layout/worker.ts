import type { Lens } from '../../../preload/contract.ts';
import type { LayoutInput } from './contract.ts';
import { layout } from './layout.ts';
import { type Memory, NOTHING } from './memory.ts';

/** The layout's own thread: takes inputs, gives layouts, and remembers the last of each lens. */
const memories = new Map<Lens, Memory>();
/** No two blocks share a key, of whatever lens: what moves on screen is told by it. */
let nextKey = 0;

addEventListener('message', (event: MessageEvent<LayoutInput>) => {
  const memory = memories.get(event.data.lens) ?? NOTHING;
  const made = layout(event.data, { ...memory, nextKey });
  memories.set(event.data.lens, made.memory);
  nextKey = made.memory.nextKey;
  const { rooms, nodes, blocks, boxes, members, ties, lanes } = made.layout;
  const buffers = [rooms, nodes, blocks, boxes, members, ties, lanes].map((part) => part.buffer);
  postMessage(made.layout, { transfer: buffers });
});
