import type { LayoutInput } from './contract.ts';
import { layout } from './layout.ts';
import { NOTHING } from './memory.ts';

/** The layout's own thread: takes inputs, gives layouts, and remembers the last one. */
let memory = NOTHING;

addEventListener('message', (event: MessageEvent<LayoutInput>) => {
  const made = layout(event.data, memory);
  memory = made.memory;
  const { rooms, nodes, blocks, boxes, members, ties, lanes } = made.layout;
  const buffers = [rooms, nodes, blocks, boxes, members, ties, lanes].map((part) => part.buffer);
  postMessage(made.layout, { transfer: buffers });
});
