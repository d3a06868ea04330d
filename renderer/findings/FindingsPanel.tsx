import { Info, TriangleAlert } from 'lucide-react';
import { type MouseEvent, useMemo } from 'react';
import { FINDING_KINDS, type Finding, type FindingKind } from '../../preload/contract.ts';
import { Several } from '../inspector/Several.tsx';
import { type Shown, ShownContext } from '../inspector/shown.ts';
import { useStore } from '../state/store.ts';
import { FINDING_TEXTS } from '../texts/findings.ts';
import { number } from '../texts/numbers.ts';
import { FindingEntry } from './FindingEntry.tsx';
import styles from './Findings.module.css';

interface Props {
  readonly found: readonly Finding[];
  /** Something was followed to its place. */
  readonly onFollow: () => void;
}

/** What is worth a look, by kind: each with its evidence and what that does not prove. */
export function FindingsPanel({ found, onFollow }: Props) {
  const world = useStore((state) => state.world);
  const kinds = useMemo(() => byKind(found), [found]);
  const shown = useMemo<Shown | null>(() => world && { world, unknown: [], places: [] }, [world]);
  if (shown === null || found.length === 0) {
    return (
      <p className={styles.none}>
        Nothing was found in what could be read: no leaked object, no deadlock, no queue or
        namespace near a limit, nothing that everybody may write.
      </p>
    );
  }

  /** Links are of the inspector and know nothing of what they stand in. */
  function onClick({ target }: MouseEvent): void {
    if (target instanceof Element && target.closest('a') !== null) onFollow();
  }

  return (
    <ShownContext value={shown}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: hears what its links do, by whatever means */}
      <div className={styles.list} onClick={onClick}>
        {kinds.map(([kind, ofKind]) => (
          <Kind key={kind} kind={kind} found={ofKind} />
        ))}
      </div>
    </ShownContext>
  );
}

function Kind({ kind, found }: { kind: FindingKind; found: readonly Finding[] }) {
  const { one, many, what, page } = FINDING_TEXTS[kind];
  const problem = found.some(({ severity }) => severity === 'problem');
  const Sign = problem ? TriangleAlert : Info;
  return (
    <section className={styles.kind} aria-label={found.length === 1 ? one : many}>
      <h3 className={problem ? styles.problem : styles.notice}>
        <Sign size={14} aria-hidden="true" />
        {found.length === 1 ? one : `${many}: ${number(found.length)}`}
      </h3>
      <p className={styles.what}>
        {what} <span className={styles.page}>{page}</span>
      </p>
      <Several
        items={found}
        keyOf={({ id }) => id}
        render={(finding) => <FindingEntry finding={finding} />}
        first={4}
      />
      <p className={styles.unproven}>
        <span className={styles.label}>Not proven:</span> {unproven(found)}.
      </p>
    </section>
  );
}

/** The same for most of a kind; said once. */
function unproven(found: readonly Finding[]): string {
  const sentences = [...new Set(found.map(({ notProven }) => notProven))];
  return sentences
    .map((sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1))
    .join('; ');
}

function byKind(found: readonly Finding[]): (readonly [FindingKind, readonly Finding[]])[] {
  return FINDING_KINDS.flatMap((kind) => {
    const ofKind = found.filter((finding) => finding.kind === kind);
    return ofKind.length === 0 ? [] : [[kind, ofKind] as const];
  });
}
