import { changeWords, MEASURE_TEXTS, spanWords } from '../texts/trends.ts';
import type { Measure } from './measures.ts';
import type { Series } from './series.ts';
import { rangeOf, SPARK, type Span, sparkPath } from './spark.ts';
import styles from './Trends.module.css';

interface Props {
  readonly measure: Measure;
  readonly series: Series;
  readonly span: Span;
}

/** One value over time, and in words what the line shows. */
export function Sparkline({ measure, series, span }: Props) {
  const { label, words } = MEASURE_TEXTS[measure];
  const slots = series.slots();
  const { least, most, changes } = rangeOf(slots);
  const now = words(series.last ?? 0);
  const spoken = `${label} over ${spanWords(span.to - span.from)}: now ${now}, least ${words(least)}, most ${words(most)}, ${changeWords(changes)}`;
  const path = sparkPath(slots, span);
  return (
    <div className={styles.trend}>
      <span className={styles.label}>{label}</span>
      <svg
        className={styles.spark}
        viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={spoken}
      >
        <title>{spoken}</title>
        <path className={styles.line} d={path} />
      </svg>
      <span className={styles.now}>{now}</span>
      <span className={styles.range}>
        {changes === 0 ? 'no change' : `${words(least)} to ${words(most)}`}
      </span>
    </div>
  );
}
