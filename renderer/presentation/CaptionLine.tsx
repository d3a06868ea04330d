import { openLab, useLab } from '../lab/state.ts';
import { Pins } from '../pins/Pins.tsx';
import { useStore } from '../state/store.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import styles from './CaptionLine.module.css';
import { captionOf, overview } from './caption.ts';

/** Below the picture while it is presented: what is lit, and what is pinned. */
export function CaptionLine() {
  const world = useStore((state) => state.world);
  const inspected = useStore((state) => state.inspected);
  const lab = useLab((state) => openLab(state) !== null);
  if (world === null) return null;
  const thing = inspected?.thing ?? null;
  const seen = inspected?.world ?? world;
  const gone = (inspected?.goneSince ?? null) !== null;
  // A step of a scenario says itself what it shows.
  const caption = thing ? captionOf(thing, seen) : lab ? null : overview(world);
  return (
    <div className={styles.line}>
      <p className={styles.caption} role="status" aria-label="What is shown">
        {caption && (
          <>
            {caption.icon && <KindIcon kind={caption.icon} />}
            <bdi className={styles.title}>{caption.title}</bdi>
            <span className={styles.facts}>
              {[...(gone ? ['has gone'] : []), ...caption.facts].join(' · ')}
            </span>
          </>
        )}
      </p>
      <Pins />
    </div>
  );
}
