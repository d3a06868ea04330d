import { ChevronRight, Monitor } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Tip } from '../app/Tip.tsx';
import { useStage } from '../graph/current.ts';
import type { Stage } from '../graph/stage.ts';
import { select, useStore } from '../state/store.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import styles from './Breadcrumb.module.css';
import { type Crumb, crumbsOf, shortened } from './crumbs.ts';
import { useWidth } from './useWidth.ts';

/** What one part takes, in CSS pixels: a short name, or a long one's beginning. */
const PART = 112;

/** Where in the machine the selected thing is, or what fills the view; each part leads there. */
export function Breadcrumb() {
  const crumbs = useCrumbs();
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place, crumbs.length > 0);
  const [whole, setWhole] = useState(false);
  const key = crumbs.map((crumb) => crumb.key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way begins shortened
  useEffect(() => setWhole(false), [key]);
  if (crumbs.length === 0) return null;
  const most = whole ? Infinity : Math.floor(width / PART);
  const { before, hidden, after } = shortened(crumbs, most);
  return (
    <nav ref={place} className={styles.place} aria-label="Where this is">
      <ol className={styles.way}>
        {before.map((crumb) => (
          <Part key={crumb.key} crumb={crumb} last={crumb === crumbs.at(-1)} />
        ))}
        {hidden.length > 0 && (
          <li className={styles.part}>
            <Between />
            <Tip text={hidden.map(({ title }) => title).join(' › ')}>
              <button
                type="button"
                className={styles.link}
                aria-label={`${hidden.length} more between`}
                onClick={() => setWhole(true)}
              >
                …
              </button>
            </Tip>
          </li>
        )}
        {after.map((crumb) => (
          <Part key={crumb.key} crumb={crumb} last={crumb === crumbs.at(-1)} />
        ))}
      </ol>
    </nav>
  );
}

function Between() {
  return <ChevronRight className={styles.between} size={13} aria-hidden="true" />;
}

function Part({ crumb, last }: { crumb: Crumb; last: boolean }) {
  const { id, icon, title } = crumb;
  const words = (
    <>
      {icon === 'machine' ? (
        <Monitor className={styles.machine} size={14} aria-hidden="true" />
      ) : (
        <KindIcon kind={icon} />
      )}
      <bdi className={styles.title}>{title}</bdi>
    </>
  );
  return (
    <li className={styles.part} aria-current={last ? 'location' : undefined}>
      {icon !== 'machine' && <Between />}
      {id === null && icon !== 'machine' ? (
        <span className={styles.words} title={title}>
          {words}
        </span>
      ) : (
        <button
          type="button"
          className={styles.link}
          title={icon === 'machine' ? `All of ${title}` : title}
          onClick={() => lead(crumb)}
        >
          {words}
        </button>
      )}
    </li>
  );
}

function lead({ id }: Crumb): void {
  const { stage } = useStage.getState();
  select(id);
  if (id === null) stage?.fit();
  else stage?.frame(id);
}

function useCrumbs(): readonly Crumb[] {
  const stage = useStage((state) => state.stage);
  const selected = useStore((state) => state.selected);
  const thing = useStore((state) => state.inspected?.thing ?? null);
  const hostname = useStore((state) => state.world?.host.hostname ?? '');
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  useEffect(() => {
    if (stage === null) return;
    const look = (from: Stage) => {
      const next = crumbsOf(from, hostname, selected, thing);
      // At each frame that is drawn: the same way again is nothing to render.
      setCrumbs((before) => (alike(before, next) ? before : next));
    };
    look(stage);
    return stage.onDrawn(() => look(stage));
  }, [stage, hostname, selected, thing]);
  return crumbs;
}

function alike(a: readonly Crumb[], b: readonly Crumb[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ key, title }, at) => key === b[at]?.key && title === b[at]?.title)
  );
}
