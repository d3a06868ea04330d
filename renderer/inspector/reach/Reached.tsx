import {
  type Access,
  accessRemedy,
  accessSentence,
  type Decision,
} from '../../../preload/contract.ts';
import type { NodeId } from '../../state/selection.ts';
import type { FieldText } from '../../texts/fields/field.ts';
import { ACCESSES } from '../../texts/fields/reach.ts';
import { plural } from '../../texts/numbers.ts';
import { Field } from '../Field.tsx';
import { NodeLink } from '../NodeLink.tsx';
import { Fields, Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import styles from './Reached.module.css';

interface Props {
  readonly title: string;
  readonly texts: Readonly<Record<Access, FieldText>>;
  /** What may be done with, or by, each node. */
  readonly reach: Iterable<readonly [NodeId, Decision]>;
  /** What is counted: `process`, `processes`. */
  readonly nouns: readonly [one: string, many: string];
  /** Ids of the IPC namespaces of those behind a wall. */
  readonly beyond: readonly NodeId[];
  readonly none: string;
}

/** Who may do what, in one field for each answer: the nodes, by the rule that decided. */
export function Reached({ title, texts, reach, nouns, beyond, none }: Props) {
  const answers = byAccess(reach);
  return (
    <Section title={title}>
      {answers.size === 0 && <p className={styles.none}>{none}</p>}
      <Fields>
        {ACCESSES.map((access) => {
          const reasons = answers.get(access);
          if (!reasons) return null;
          const count = Array.from(reasons.values()).reduce(
            (sum, { nodes }) => sum + nodes.length,
            0,
          );
          const words = plural(count, ...nouns);
          return (
            <Field
              key={access}
              text={texts[access]}
              raw={words}
              list={
                access === 'cannot-see' ? <Beyond rooms={beyond} /> : <Reasons reasons={reasons} />
              }
            >
              {words}
            </Field>
          );
        })}
      </Fields>
    </Section>
  );
}

function Beyond({ rooms }: { rooms: readonly NodeId[] }) {
  return (
    <Several
      items={rooms}
      keyOf={(id) => id}
      render={(id) => (
        <>
          in <NodeLink node={id} />
        </>
      )}
      first={3}
    />
  );
}

interface Reason {
  readonly remedy: string | null;
  readonly nodes: NodeId[];
}

/** By the sentence of the rule that decided. */
type Reasons = ReadonlyMap<string, Reason>;

function Reasons({ reasons }: { reasons: Reasons }) {
  return Array.from(reasons, ([sentence, { nodes, remedy }]) => (
    <div key={sentence} className={styles.reason}>
      <Several items={nodes} keyOf={(id) => id} render={(id) => <NodeLink node={id} />} first={4} />
      <p className={styles.why}>
        {sentence}.{remedy !== null && ` What would help: ${remedy}.`}
      </p>
    </div>
  ));
}

function byAccess(reach: Props['reach']): ReadonlyMap<Access, Reasons> {
  const answers = new Map<Access, Map<string, Reason>>();
  const words = new Map<Decision, string>();
  for (const [node, decision] of reach) {
    const sentence = words.get(decision) ?? accessSentence(decision.rule);
    words.set(decision, sentence);
    const reasons = answers.get(decision.access) ?? new Map<string, Reason>();
    answers.set(decision.access, reasons);
    const { rule } = decision;
    const remedy = rule.by === 'unknown' ? accessRemedy(rule.missing) : null;
    const reason = reasons.get(sentence) ?? { remedy, nodes: [] };
    reasons.set(sentence, reason);
    reason.nodes.push(node);
  }
  return answers;
}
