import { plural } from '../../texts/numbers.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Several } from '../Several.tsx';
import styles from './Access.module.css';
import { ofSameUser, type Twin } from './twins.ts';

interface Props {
  /** How many are beyond the wall, with their noun. */
  readonly what: string;
  readonly namespaces: number;
  /** What the wall does to them, in words. */
  readonly can: string;
  readonly twins: readonly Twin[];
}

/** What the wall of the IPC namespace keeps apart, whatever users and bits say. */
export function Beyond({ what, namespaces, can, twins }: Props) {
  if (namespaces === 0) return null;
  const sorted = [...twins].sort((a, b) => Number(ofSameUser(b)) - Number(ofSameUser(a)));
  return (
    <div className={styles.beyond}>
      <h4 className={styles.heading}>Across the wall</h4>
      <p>
        {what} in {plural(namespaces, 'other IPC namespace')}: {can}.
      </p>
      {twins.length > 0 && (
        <Several
          items={sorted}
          keyOf={({ here, there }) => `${here.id} ${there.id}`}
          first={4}
          render={(twin) => <TwinLine twin={twin} />}
        />
      )}
    </div>
  );
}

function TwinLine({ twin }: { twin: Twin }) {
  const { here, there } = twin;
  const name = here.kind === 'mqueue' ? 'same name' : 'same key';
  const user = ofSameUser(twin) ? 'same user' : 'another user';
  return (
    <>
      <NodeLink node={there.id} /> in <NodeLink node={there.namespace} />
      <p className={styles.twin}>
        {user}, {name}, another namespace: cannot see
      </p>
    </>
  );
}
