import type { Finding } from '../../preload/contract.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { useShown } from '../inspector/shown.ts';
import { visible } from '../texts/visible.ts';
import styles from './Findings.module.css';
import { mentions } from './mentions.ts';

/** One finding: the place, which is a link, and what the kernel tells of it. */
export function FindingEntry({ finding }: { finding: Finding }) {
  const { nodes, evidence } = finding;
  const [first = ''] = nodes;
  const named = evidence.some((sentence) =>
    mentions(sentence, nodes).some(({ node }) => node === first),
  );
  // What says first what all are about, and names none, is over them.
  const [head = ''] = evidence;
  const headed = named && mentions(head, nodes).every(({ node }) => node === null);
  return (
    <div className={styles.entry}>
      {!named && (
        <p className={styles.place}>
          <Place node={first} />
        </p>
      )}
      {headed && <p className={styles.place}>{visible(head)}</p>}
      <ul className={styles.evidence}>
        {evidence.slice(headed ? 1 : 0).map((sentence) => (
          <li key={sentence}>
            <Sentence sentence={sentence} nodes={nodes} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** With a link for each node that it names. */
function Sentence({ sentence, nodes }: { sentence: string; nodes: readonly string[] }) {
  return mentions(sentence, nodes).map(({ text, node }, index) =>
    node === null ? (
      visible(text)
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the sentence
      <Place key={index} node={node} />
    ),
  );
}

/** An object's number says nothing without its namespace. */
function Place({ node }: { node: string }) {
  const { world } = useShown();
  const room = world.objects.get(node)?.namespace;
  if (room === undefined) return <NodeLink node={node} />;
  return (
    <>
      <NodeLink node={node} /> in <NodeLink node={room} />
    </>
  );
}
