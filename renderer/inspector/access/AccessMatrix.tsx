import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { accessSentence, type IpcObject, type Namespace } from '../../../preload/contract.ts';
import { accessLetters, accessWords } from '../../texts/access.ts';
import { number, processes } from '../../texts/numbers.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Section } from '../Section.tsx';
import { useShown } from '../shown.ts';
import { userWords } from '../users.ts';
import styles from './AccessMatrix.module.css';
import { decisionOn, type Matrix, matrixOf, type Party } from './matrix.ts';
import { Truth } from './Truth.tsx';

/** Of a cell, in pixels; those of the style sheet. */
const [ROW, COLUMN] = [24, 68];
/** Of the objects' column. */
const NAMES = 176;

/** The users of an IPC namespace by its objects: who may do what. */
export function AccessMatrix({ namespace: { id } }: { namespace: Namespace }) {
  const { world } = useShown();
  const { processes: every, objects, namespaces, host } = world;
  const matrix = useMemo(
    () => matrixOf(id, { processes: every, objects, namespaces, host }),
    [id, every, objects, namespaces, host],
  );
  if (matrix.objects.length === 0 || matrix.parties.length === 0) return null;
  return (
    <Section title="Who may do what in it">
      <Cells matrix={matrix} />
      <Truth />
    </Section>
  );
}

/** There may be thousands of objects, and hundreds of users: only cells in sight are drawn. */
function Cells({ matrix: { objects, parties } }: { matrix: Matrix }) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: objects.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    // Before its size is known, and where there is no window at all.
    initialRect: { width: 0, height: 16 * ROW },
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: parties.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 2,
    paddingStart: NAMES,
    initialRect: { width: NAMES + 6 * COLUMN, height: 0 },
  });
  const across = shownOf(columns.getVirtualItems(), parties);
  const down = rows.getVirtualItems();
  const above = down[0]?.start ?? 0;
  const below = rows.getTotalSize() - (down.at(-1)?.end ?? 0);
  const before = (across[0]?.item.start ?? NAMES) - NAMES;
  const after = columns.getTotalSize() - (across.at(-1)?.item.end ?? columns.getTotalSize());
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys do that
    <section ref={scroller} className={styles.frame} aria-label="Users by objects" tabIndex={0}>
      <table
        className={styles.matrix}
        style={{ width: columns.getTotalSize() }}
        aria-rowcount={objects.length + 1}
        aria-colcount={parties.length + 1}
      >
        <thead>
          <tr>
            <td style={{ width: NAMES }} />
            {before > 0 && <td style={{ width: before }} />}
            {across.map(({ item, party }) => (
              <PartyHead key={party.id} party={party} at={item.index} />
            ))}
            {after > 0 && <td style={{ width: after }} />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {down.map(({ index }) => {
            const object = objects[index];
            return (
              object && (
                <tr key={object.id} aria-rowindex={index + 2}>
                  <th scope="row">
                    <NodeLink node={object.id} />
                  </th>
                  {before > 0 && <td />}
                  {across.map(({ item, party }) => (
                    <Verdict key={party.id} party={party} object={object} at={item.index} />
                  ))}
                  {after > 0 && <td />}
                </tr>
              )
            );
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </section>
  );
}

function shownOf(items: readonly VirtualItem[], parties: readonly Party[]) {
  return items.flatMap((item) => {
    const party = parties[item.index];
    return party === undefined ? [] : [{ item, party }];
  });
}

/** The room of those that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

function PartyHead({ party, at }: { party: Party; at: number }) {
  const { world } = useShown();
  const words = userWords(world, party.uid);
  const [name = words] = words.split(' (');
  return (
    <th
      scope="col"
      style={{ width: COLUMN }}
      title={`${processes(party.processes.length)} of ${words}`}
      aria-colindex={at + 2}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>{number(party.processes.length)}</span>
    </th>
  );
}

interface VerdictProps {
  readonly party: Party;
  readonly object: IpcObject;
  /** Of the party, from the left. */
  readonly at: number;
}

function Verdict({ party, object, at }: VerdictProps) {
  const decision = decisionOn(object, party);
  if (decision === undefined) return <td />;
  const { access, rule } = decision;
  const words = accessWords(access, object.kind);
  return (
    <td
      className={styles.verdict}
      data-access={access}
      title={`${words}. ${accessSentence(rule)}`}
      aria-colindex={at + 2}
    >
      <span aria-hidden="true">{accessLetters(access)}</span>
      <span className="only-spoken">{words}</span>
    </td>
  );
}
