import type { Integer } from '../../preload/contract.ts';
import { share } from '../texts/sizes.ts';
import styles from './Fill.module.css';

interface Props {
  readonly part: Integer;
  readonly whole: Integer;
  /** What the two are, in words. */
  readonly label: string;
}

/** How much of a whole there is, as a bar. Nothing where there is no whole to compare with. */
export function Fill({ part, whole, label }: Props) {
  const words = share(part, whole);
  if (words === null) return null;
  const fraction = Math.min(1, Number(part) / Number(whole));
  return (
    <div className={styles.fill}>
      {/* biome-ignore lint/a11y/useSemanticElements: how a meter element is made of parts, and so styled, differs between versions of Chromium */}
      <div
        role="meter"
        className={styles.bar}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
        aria-valuetext={words}
      >
        <div className={styles.part} style={{ width: `${fraction * 100}%` }} />
      </div>
      <span className={styles.words}>
        {words} {label}
      </span>
    </div>
  );
}
