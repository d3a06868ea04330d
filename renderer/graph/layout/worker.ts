import type { LayoutInput } from './contract.ts';
import { Layouts } from './layouts.ts';

/** The layout's own thread: takes inputs, gives layouts, and remembers the last ones. */
const layouts = new Layouts();

addEventListener('message', (event: MessageEvent<LayoutInput>) => {
  const made = layouts.layout(event.data);
  const { rooms, nodes, blocks, boxes, members, ties, lanes } = made;
  const buffers = [rooms, nodes, blocks, boxes, members, ties, lanes].map((part) => part.buffer);
  postMessage(made, { transfer: buffers });
});
