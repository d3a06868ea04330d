import { type ReactNode, useId } from 'react';
import {
  accessRemedy,
  type Comparison,
  compare,
  type Process,
  usable,
} from '../../../preload/contract.ts';
import { find } from '../../state/find.ts';
import { type NodeId, processNode } from '../../state/selection.ts';
import { dropSecond, useStore } from '../../state/store.ts';
import { remedyWords } from '../../texts/collector.ts';
import { plural } from '../../texts/numbers.ts';
import { nameOf } from '../../texts/visible.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import styles from './Compared.module.css';

/** What two processes share, or the wall between them; nothing while only one is selected. */
export function Compared({ process }: { process: Process }) {
  const { world } = useShown();
  const second = useStore((state) => state.second);
  const id = useId();
  if (second === null) return null;
  const other = find(world, second);
  return (
    <section className={styles.compared} aria-labelledby={id}>
      <header className={styles.header}>
        <h3 id={id}>
          Compared with{' '}
          {other?.kind === 'process' ? `${nameOf(other.process.comm)}, ${second}` : second}
        </h3>
        <button type="button" className={styles.stop} onClick={dropSecond}>
          Stop comparing
        </button>
      </header>
      <div role="status">
        {other?.kind === 'process' ? (
          <Words
            comparison={compare(process, other.process, world)}
            of={[process, other.process]}
          />
        ) : (
          <p>It has gone.</p>
        )}
      </div>
    </section>
  );
}

interface WordsProps {
  readonly comparison: Comparison;
  readonly of: readonly [Process, Process];
}

function Words({ comparison, of }: WordsProps) {
  const { host } = useShown().world;
  const { stand, namespaces, tied, objects } = comparison;
  const [first, second] = of;
  const [here, there] = namespaces;
  if (stand === 'unknown') {
    const { pid } = here === null ? first : second;
    const remedy = accessRemedy({ what: 'ipc-namespace', of: `${pid}` }, host.observer);
    return (
      <p>
        Not known: the IPC namespace of <NodeLink node={processNode(pid)} /> could not be read.{' '}
        {remedy !== null && `${remedyWords(remedy)}.`}
      </p>
    );
  }
  if (stand === 'apart') {
    return (
      <>
        <p>
          <strong>A wall stands between them</strong>: <NodeLink node={processNode(first.pid)} /> is
          in {here && <NodeLink node={here} />}, <NodeLink node={processNode(second.pid)} /> in{' '}
          {there && <NodeLink node={there} />}. Neither sees an IPC object of the other.
        </p>
        {tied.length > 0 && (
          <Objects ids={tied}>
            All the same the kernel ties both to what one of them has from before:
          </Objects>
        )}
      </>
    );
  }
  const only = (wanted: (one: boolean, other: boolean) => boolean) =>
    [...objects].flatMap(([id, [one, other]]) => (wanted(usable(one), usable(other)) ? [id] : []));
  const parts: [string, NodeId[]][] = [
    ['Both may use', only((one, other) => one && other)],
    [`Only pid ${first.pid} may use`, only((one, other) => one && !other)],
    [`Only pid ${second.pid} may use`, only((one, other) => !one && other)],
  ];
  return (
    <>
      <p>
        <strong>Both are in IPC namespace</strong> {here && <NodeLink node={here} />} and see the
        same {plural(objects.size, 'IPC object')}.
      </p>
      {parts.map(
        ([words, ids]) =>
          ids.length > 0 && (
            <Objects key={words} ids={ids}>
              {words}:
            </Objects>
          ),
      )}
      {tied.length > 0 && <Objects ids={tied}>The kernel ties both to:</Objects>}
    </>
  );
}

function Objects({ ids, children }: { ids: readonly NodeId[]; children: ReactNode }) {
  return (
    <div className={styles.objects}>
      <p className={styles.words}>{children}</p>
      <Several items={ids} keyOf={(id) => id} render={(id) => <NodeLink node={id} />} first={4} />
    </div>
  );
}
