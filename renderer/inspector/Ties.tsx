import { type Link, type LinkKind, linkKey } from '../../preload/contract.ts';
import { Tip } from '../app/Tip.tsx';
import { type NodeId, processNode } from '../state/selection.ts';
import type { FieldText } from '../texts/fields/field.ts';
import { linkRank, linkTruth, linkWords } from '../texts/links.ts';
import { Explanation } from './Field.tsx';
import { NodeLink } from './NodeLink.tsx';
import { Several } from './Several.tsx';
import { useShown } from './shown.ts';
import styles from './Ties.module.css';

interface Props {
  readonly of: { readonly object: string } | { readonly process: number };
  readonly text: FieldText;
  readonly none: string;
  /** Those that fields of their own tell already. */
  readonly except?: readonly LinkKind[];
}

/** What the kernel connects with an object or a process, each with how far it is true. */
export function Ties({ of, text, none, except = [] }: Props) {
  const { world } = useShown();
  const links = Array.from(world.links.values()).filter(
    (link) =>
      ('object' in of ? link.object === of.object : link.process === of.process) &&
      !except.includes(link.kind),
  );
  const nodeOf = (link: Link) => ('object' in of ? processNode(link.process) : link.object);
  return (
    <div className={styles.ties}>
      <dt>
        <Tip side="left" text={<Explanation text={text} />}>
          <span className={styles.label}>{text.label}</span>
        </Tip>
      </dt>
      <dd>
        <Several
          items={byNode(links, nodeOf)}
          keyOf={([node]) => node}
          none={none}
          first={20}
          render={([node, ties]) => (
            <>
              <NodeLink node={node} />
              {ties.map((link) => (
                <Tie key={linkKey(link)} link={link} />
              ))}
            </>
          )}
        />
      </dd>
    </div>
  );
}

function Tie({ link }: { link: Link }) {
  const { truth, page } = linkTruth(link);
  return (
    <Tip side="left" text={<Explanation text={{ explain: truth, page }} />}>
      <p className={styles.how}>{linkWords(link)}</p>
    </Tip>
  );
}

/** Those with a tie that holds now first. */
function byNode(links: readonly Link[], nodeOf: (link: Link) => NodeId): [NodeId, Link[]][] {
  const sorted = [...links].sort(
    (a, b) =>
      linkRank(a.kind) - linkRank(b.kind) ||
      a.process - b.process ||
      (a.object < b.object ? -1 : 1),
  );
  const nodes = new Map<NodeId, Link[]>();
  for (const link of sorted) nodes.set(nodeOf(link), [...(nodes.get(nodeOf(link)) ?? []), link]);
  return [...nodes];
}
