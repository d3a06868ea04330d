import {
  type IpcObject,
  NAMESPACE_TYPES,
  type Namespace,
  type Process,
  type World,
} from '../../preload/contract.ts';
import { OBJECT_ORDER } from '../outline/order.ts';
import { type NodeId, processNode } from '../state/selection.ts';
import type { Column } from './columns/column.ts';
import { NAMESPACE_COLUMNS } from './columns/namespaces.ts';
import { OBJECT_COLUMNS } from './columns/objects.ts';
import { PROCESS_COLUMNS } from './columns/processes.ts';
import type { Facts } from './facts.ts';

/** What a table lists. */
export interface Table<Item extends object> {
  /** One and many, in words. */
  readonly nouns: readonly [one: string, many: string];
  readonly columns: readonly Column<Item>[];
  readonly items: (world: World) => ReadonlyMap<unknown, Item>;
  readonly nodeOf: (item: Item) => NodeId;
  /** What the filter looks at besides the things themselves: it looks again when that changes. */
  readonly besides: (facts: Facts) => unknown;
  /** The order where none was asked for, and of what a column does not tell apart. */
  readonly order: (a: Item, b: Item) => number;
}

export const TABLE_IDS = ['objects', 'processes', 'namespaces'] as const;
export type TableId = (typeof TABLE_IDS)[number];

export const TABLES = {
  objects: {
    nouns: ['IPC object', 'IPC objects'],
    columns: OBJECT_COLUMNS,
    items: ({ objects }) => objects,
    nodeOf: ({ id }) => id,
    besides: ({ users }) => users,
    order: (a, b) =>
      inode(a.namespace) - inode(b.namespace) ||
      OBJECT_ORDER[a.kind] - OBJECT_ORDER[b.kind] ||
      (a.kind !== 'mqueue' && b.kind !== 'mqueue' ? a.sysvId - b.sysvId : a.id < b.id ? -1 : 1),
  } satisfies Table<IpcObject>,
  processes: {
    nouns: ['process', 'processes'],
    columns: PROCESS_COLUMNS,
    items: ({ processes }) => processes,
    nodeOf: ({ pid }) => processNode(pid),
    besides: () => null,
    order: (a, b) => a.pid - b.pid,
  } satisfies Table<Process>,
  namespaces: {
    nouns: ['namespace', 'namespaces'],
    columns: NAMESPACE_COLUMNS,
    items: ({ namespaces }) => namespaces,
    nodeOf: ({ id }) => id,
    besides: (facts) => facts,
    order: (a, b) =>
      IPC_FIRST.indexOf(a.type) - IPC_FIRST.indexOf(b.type) ||
      Number(b.initial) - Number(a.initial) ||
      a.inode - b.inode,
  } satisfies Table<Namespace>,
} as const;

const IPC_FIRST = ['ipc', ...NAMESPACE_TYPES.filter((type) => type !== 'ipc')];

/** What the table of this id lists, whatever that is. */
export function tableOf(id: TableId): Table<object> {
  return TABLES[id] as unknown as Table<object>;
}

/** Which table a node is a row of. */
export function tableWith(world: World, node: NodeId): TableId | null {
  return (
    TABLE_IDS.find((id) => {
      const key = id === 'processes' ? Number(node.replace(/^pid /, '')) : node;
      return TABLES[id].items(world).has(key as never);
    }) ?? null
  );
}

function inode(id: string): number {
  return Number(id.slice(id.indexOf(':') + 1));
}
