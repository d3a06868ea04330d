import type { MouseEvent } from 'react';
import type { World } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import { type NodeId, processNode } from '../state/selection.ts';
import { hover, select } from '../state/store.ts';
import { OBJECT_NAMES } from '../texts/kinds.ts';
import { objectName } from '../texts/labels.ts';
import { nameOf } from '../texts/visible.ts';
import styles from './NodeLink.module.css';
import { useShown } from './shown.ts';

/** Selects the node that it names; plain text where that node is not in sight. */
export function NodeLink({ node }: { node: NodeId }) {
  const { world } = useShown();
  const words = nodeWords(world, node);
  if (words === null) return <span className={styles.absent}>{node} (not in sight)</span>;
  return (
    <a
      className={styles.link}
      href={`#${encodeURIComponent(node)}`}
      onClick={follow}
      {...lit(node)}
    >
      <span className={styles.id}>{words.id}</span>
      {words.name !== '' && ` ${words.name}`}
    </a>
  );

  function follow(event: MouseEvent): void {
    event.preventDefault();
    hover(null);
    select(node);
  }
}

/** A pid as the kernel remembers it: 0 stands for none, or one that cannot be seen. */
export function PidLink({ pid, none }: { pid: number; none: string }) {
  return pid === 0 ? none : <NodeLink node={processNode(pid)} />;
}

/** While the pointer is on it, the picture and the outline show which one is meant. */
function lit(node: NodeId) {
  return {
    onPointerEnter: () => hover(node),
    onPointerLeave: () => hover(null),
    onFocus: () => hover(node),
    onBlur: () => hover(null),
  };
}

function nodeWords(world: World, node: NodeId): { id: string; name: string } | null {
  const thing = find(world, node);
  switch (thing?.kind) {
    case 'process':
      return { id: node, name: nameOf(thing.process.comm) };
    case 'object':
      return { id: objectName(thing.object), name: OBJECT_NAMES[thing.object.kind].short };
    case 'namespace':
      return { id: node, name: thing.namespace.initial ? 'host' : '' };
    default:
      return null;
  }
}
