import type { IpcObject } from '../../preload/contract.ts';
import { Section } from '../inspector/Section.tsx';
import { useAsOf } from '../inspector/shown.ts';
import { modeOctal } from '../texts/modes.ts';
import { number } from '../texts/numbers.ts';
import { clock } from '../texts/times.ts';
import { flowWords, MEASURE_TEXTS, spanWords } from '../texts/trends.ts';
import { MEASURES } from './measures.ts';
import type { Change } from './moments.ts';
import { trendOf } from './record.ts';
import { HORIZON_MS, type Moment, type Trend } from './recorder.ts';
import { Sparkline } from './Sparkline.tsx';
import type { Series } from './series.ts';
import type { Span } from './spark.ts';
import styles from './Trends.module.css';

/** No line is drawn over less than this, in milliseconds. */
const SHORTEST = 30_000;
/** What passed is told of no more than this, in milliseconds. */
const MINUTE = 60_000;

/** How an object changed while the window looked: lines, what passed, and when. */
export function Trends({ object }: { object: IpcObject }) {
  const to = useAsOf();
  const trend = trendOf(object.id);
  if (trend === null) return null;
  const watched = Math.min(HORIZON_MS, to - trend.since);
  const span = { from: to - Math.max(SHORTEST, watched), to };
  const measures = MEASURES.flatMap((measure) => {
    const series = trend.series.get(measure);
    return series === undefined ? [] : [{ measure, series }];
  });
  return (
    <Section title="How it changed">
      <p className={styles.span}>
        {watched < 1000 ? 'Watched from now on' : `Over ${spanWords(watched)}`}, as the polls saw it
      </p>
      {measures.map(({ measure, series }) => (
        <Sparkline key={measure} measure={measure} series={series} span={span} />
      ))}
      {(object.kind === 'msg' || object.kind === 'mqueue') && <Passed trend={trend} span={span} />}
      <Moments moments={trend.moments} />
    </Section>
  );
}

/** The kernel counts no messages that passed: what can be said is how many at least. */
function Passed({ trend, span: { to } }: { trend: Trend; span: Span }) {
  const from = Math.max(to - MINUTE, trend.since);
  const since = (series: Series) => (series.last ?? 0) - (series.valueAt(from) ?? 0);
  return (
    <p
      className={styles.passed}
      title="The kernel keeps no count of messages that passed. It tells how many are there, and who sent or received last, and in which second: what came and went between two polls may leave no trace."
    >
      Messages: {flowWords(since(trend.sent), since(trend.received), Math.max(1000, to - from))}
    </p>
  );
}

function Moments({ moments }: { moments: readonly Moment[] }) {
  if (moments.length === 0) return null;
  return (
    <ol className={styles.changes} aria-label="The last changes, the latest first">
      {moments.map(({ at, changes }) => (
        <li key={at}>
          <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
          <span>{wordsOf(changes)}</span>
        </li>
      ))}
    </ol>
  );
}

/** A set may have thousands of semaphores that change at once. */
const MOST_WORDS = 4;

function wordsOf(changes: readonly Change[]): string {
  const told = changes.slice(0, MOST_WORDS).map(words).join(', ');
  const rest = changes.length - MOST_WORDS;
  return rest > 0 ? `${told} and ${number(rest)} more` : told;
}

function words(change: Change): string {
  switch (change.what) {
    case 'measure': {
      const { label, words } = MEASURE_TEXTS[change.measure];
      return `${label} ${words(change.from)} → ${words(change.to)}`;
    }
    case 'value':
      return `No. ${change.index}: ${number(change.from)} → ${number(change.to)}`;
    case 'mode':
      return `Permissions ${modeOctal(change.from)} → ${modeOctal(change.to)}`;
    case 'owner':
      return `Owner uid ${change.from} → uid ${change.to}`;
    case 'group':
      return `Owner’s group gid ${change.from} → gid ${change.to}`;
    case 'operated':
      return 'Operated on, with the same values after';
    case 'marked':
      return 'Marked for removal';
  }
}
