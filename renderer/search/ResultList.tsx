import { useEffect } from 'react';
import { find } from '../state/find.ts';
import { roomNames } from '../state/roomNames.ts';
import type { NodeId } from '../state/selection.ts';
import { hover, useStore } from '../state/store.ts';
import { capital, OBJECT_NAMES } from '../texts/kinds.ts';
import { number } from '../texts/numbers.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import type { EntryKind } from './entry.ts';
import { filtered } from './filtered.ts';
import type { Found, Group } from './found.ts';
import styles from './ResultList.module.css';
import { resultText } from './resultText.ts';
import { useFilters } from './state.ts';

interface Props {
  readonly id: string;
  readonly found: Found;
  readonly active: NodeId | null;
  readonly onPoint: (id: NodeId) => void;
  readonly onChoose: (id: NodeId) => void;
}

/** What was found, by kind; or why nothing was. */
export function ResultList({ id, found, active, onPoint, onChoose }: Props) {
  useEffect(() => {
    const row = active === null ? null : document.getElementById(resultDomId(active));
    row?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (found.groups.length === 0) {
    return (
      <div className={styles.popup}>
        <p className={styles.nothing}>{found.complaint ?? 'Nothing here matches.'}</p>
        <p className={styles.help}>
          Words match anywhere. To narrow: <code>pid:4711</code> <code>user:root</code>{' '}
          <code>key:0x51</code> <code>id:3</code> <code>ns:4026532180</code> <code>kind:queue</code>{' '}
          <code>state:D</code> <code>container:web</code>
        </p>
      </div>
    );
  }
  return (
    // The focus stays in the field, so a press here must not take it away.
    <div
      id={id}
      className={styles.popup}
      role="listbox"
      aria-label="What was found"
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {found.groups.map((group) => (
        <ResultGroup key={group.kind} {...{ group, active, onPoint, onChoose }} />
      ))}
    </div>
  );
}

function ResultGroup(props: { group: Group } & Pick<Props, 'active' | 'onPoint' | 'onChoose'>) {
  const { group, active, onPoint, onChoose } = props;
  const more = group.size - group.ids.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a list box, not a set of fields
    <div role="group" aria-label={HEADINGS[group.kind]}>
      <p className={styles.heading} role="presentation">
        {HEADINGS[group.kind]} <span className={styles.size}>{number(group.size)}</span>
      </p>
      {group.ids.map((id) => (
        <Result key={id} id={id} active={id === active} onPoint={onPoint} onChoose={onChoose} />
      ))}
      {more > 0 && (
        <p className={styles.more} role="presentation">
          and {number(more)} more, lit in the picture
        </p>
      )}
    </div>
  );
}

function Result(props: { id: NodeId; active: boolean } & Pick<Props, 'onPoint' | 'onChoose'>) {
  const { id, active, onPoint, onChoose } = props;
  const world = useStore((state) => state.world);
  const filters = useFilters();
  const thing = world && find(world, id);
  if (!world || !thing) return null;
  const { icon, title, detail, figure } = resultText(thing, roomNames(world).get(id));
  const hidden = find(filtered(world, filters).world, id) === null;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all of them
    <div
      id={resultDomId(id)}
      className={styles.result}
      role="option"
      aria-selected={active}
      onClick={() => onChoose(id)}
      onPointerMove={() => {
        onPoint(id);
        hover(id);
      }}
      onPointerLeave={() => hover(null)}
    >
      <KindIcon kind={icon} />
      <span className={styles.title}>
        <bdi>{title}</bdi>
      </span>
      <span className={styles.detail}>{hidden ? `${detail} · hidden by the filters` : detail}</span>
      <span className={styles.figure}>{figure}</span>
    </div>
  );
}

const HEADINGS: Readonly<Record<EntryKind, string>> = {
  namespace: 'Namespaces',
  process: 'Processes',
  msg: capital(OBJECT_NAMES.msg.many),
  mqueue: OBJECT_NAMES.mqueue.many,
  sem: capital(OBJECT_NAMES.sem.many),
  shm: capital(OBJECT_NAMES.shm.many),
};

/** Ids of elements may hold no spaces. */
export function resultDomId(id: NodeId): string {
  return `result-${encodeURIComponent(id)}`;
}
