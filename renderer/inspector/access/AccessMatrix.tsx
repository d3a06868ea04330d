import { useMemo, useState } from 'react';
import { accessSentence, type IpcObject, type Namespace } from '../../../preload/contract.ts';
import { accessLetters, accessWords } from '../../texts/access.ts';
import { number, plural, processes } from '../../texts/numbers.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Section } from '../Section.tsx';
import several from '../Several.module.css';
import { useShown } from '../shown.ts';
import { userWords } from '../users.ts';
import styles from './AccessMatrix.module.css';
import { matrixOf, type Party } from './matrix.ts';
import { Truth } from './Truth.tsx';

/** More than these are there on request. */
const FIRST_OBJECTS = 20;
const FIRST_PARTIES = 6;
/** More would make the window slow, and the table lists them all. */
const MOST_OBJECTS = 500;
const MOST_PARTIES = 40;

/** The users of an IPC namespace by its objects: who may do what. */
export function AccessMatrix({ namespace: { id } }: { namespace: Namespace }) {
  const { world } = useShown();
  const [all, setAll] = useState(false);
  const { processes: every, objects, namespaces, host } = world;
  const matrix = useMemo(
    () => matrixOf(id, { processes: every, objects, namespaces, host }),
    [id, every, objects, namespaces, host],
  );
  if (matrix.objects.length === 0 || matrix.parties.length === 0) return null;
  const rows = matrix.objects.slice(0, all ? MOST_OBJECTS : FIRST_OBJECTS);
  const parties = matrix.parties.slice(0, all ? MOST_PARTIES : FIRST_PARTIES);
  const left = [
    matrix.objects.length > rows.length && plural(matrix.objects.length - rows.length, 'object'),
    matrix.parties.length > parties.length &&
      plural(matrix.parties.length - parties.length, 'group of processes', 'groups of processes'),
  ].filter((words) => words !== false);
  return (
    <Section title="Who may do what in it">
      <div className={styles.frame}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <td />
              {parties.map((party) => (
                <PartyHead key={party.id} party={party} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((object) => (
              <tr key={object.id}>
                <th scope="row">
                  <NodeLink node={object.id} />
                </th>
                {parties.map((party) => (
                  <Verdict key={party.id} party={party} object={object} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left.length > 0 && !all && (
        <button type="button" className={several.more} onClick={() => setAll(true)}>
          Show all: {left.join(' and ')} more
        </button>
      )}
      {left.length > 0 && all && <p className={several.none}>and {left.join(' and ')} more</p>}
      <Truth />
    </Section>
  );
}

function PartyHead({ party }: { party: Party }) {
  const { world } = useShown();
  const words = userWords(world, party.uid);
  const [name = words] = words.split(' (');
  return (
    <th scope="col" title={`${processes(party.processes.length)} of ${words}`}>
      <span className={styles.name}>{name}</span>
      <span className={styles.count}>{number(party.processes.length)}</span>
    </th>
  );
}

function Verdict({ party, object }: { party: Party; object: IpcObject }) {
  const decision = party.reach.get(object.id);
  if (decision === undefined) return <td />;
  const { access, rule } = decision;
  const words = accessWords(access, object.kind);
  return (
    <td className={styles.verdict} data-access={access} title={`${words}. ${accessSentence(rule)}`}>
      <span aria-hidden="true">{accessLetters(access)}</span>
      <span className="only-spoken">{words}</span>
    </td>
  );
}
