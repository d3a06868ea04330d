import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { World } from '../../preload/contract.ts';
import { IconButton } from '../app/IconButton.tsx';
import type { Inspected } from '../state/inspected.ts';
import { roomNames } from '../state/roomNames.ts';
import type { Selected } from '../state/selection.ts';
import { select, useStore } from '../state/store.ts';
import { capital, NAMESPACE_NAMES, OBJECT_NAMES } from '../texts/kinds.ts';
import { objectTitle } from '../texts/labels.ts';
import { clock, date } from '../texts/times.ts';
import { nameOf } from '../texts/visible.ts';
import { type IconKind, KindIcon } from '../theme/KindIcon.tsx';
import styles from './Inspector.module.css';
import { type Shown, ShownContext } from './shown.ts';
import { View } from './View.tsx';

/** Everything that is known of what is selected. */
export function Inspector() {
  const inspected = useStore((state) => state.inspected);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: spelled out, so that it is found by whatever looks for the attribute
    <aside className={styles.inspector} role="complementary" aria-label="Inspector">
      {inspected && <Content key={inspected.node} inspected={inspected} />}
    </aside>
  );
}

function Content({ inspected }: { inspected: Inspected }) {
  const { node, thing, world, goneSince } = inspected;
  const shown = useMemo(() => shownOf(inspected), [inspected]);
  return (
    <>
      <header className={styles.header}>
        {thing && <KindIcon kind={iconOf(thing)} />}
        <div className={styles.names}>
          <p className={styles.kind}>{thing ? kindOf(thing, world) : 'Not there'}</p>
          <h2 className={styles.title}>{thing ? titleOf(thing) : node}</h2>
        </div>
        <IconButton label="Close the inspector (Escape)" onClick={close}>
          <X size={16} />
        </IconButton>
      </header>
      <div role="status">
        {goneSince !== null && thing !== null && (
          <p className={styles.banner} title={date(goneSince)}>
            Gone since {clock(goneSince)}. These are its last known values.
          </p>
        )}
        {thing === null && (
          <p className={styles.banner}>
            {world === null
              ? 'Nothing has been read yet.'
              : 'It has gone, or it cannot be seen from here.'}
          </p>
        )}
      </div>
      {thing && shown && (
        <ShownContext value={shown}>
          <div className={goneSince === null ? styles.body : `${styles.body} ${styles.gone}`}>
            <View thing={thing} />
          </div>
        </ShownContext>
      )}
    </>
  );
}

/** The button goes with the panel, so the focus needs another place. */
function close(): void {
  select(null);
  document.querySelector<HTMLElement>('[role="tree"]')?.focus();
}

function shownOf({ node, thing, world, lastSeen: asOf }: Inspected): Shown | null {
  if (world === null) return null;
  if (thing?.kind === 'object') {
    const { unknown = [], namespace } = thing.object;
    return { world, asOf, unknown, places: [node, namespace] };
  }
  return { world, asOf, unknown: [], places: [node] };
}

function iconOf(thing: Selected): IconKind {
  return thing.kind === 'object' ? thing.object.kind : thing.kind;
}

/** What it is; a namespace also with what the picture and the outline call it. */
function kindOf(thing: Selected, world: World | null): string {
  switch (thing.kind) {
    case 'namespace':
      return [
        capital(NAMESPACE_NAMES[thing.namespace.type].one),
        ...[world && roomNames(world).get(thing.namespace.id)].filter(Boolean),
      ].join(' · ');
    case 'process':
      return 'Process';
    case 'object':
      return capital(OBJECT_NAMES[thing.object.kind].one);
  }
}

function titleOf(thing: Selected): string {
  switch (thing.kind) {
    case 'namespace':
      return thing.namespace.id;
    case 'process':
      return `${nameOf(thing.process.comm)}, pid ${thing.process.pid}`;
    case 'object':
      return capital(objectTitle(thing.object));
  }
}
