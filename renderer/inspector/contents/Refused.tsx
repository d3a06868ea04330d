import type { Refusal } from '../../../preload/contract.ts';
import { remedyWords } from '../../texts/collector.ts';
import { visible } from '../../texts/visible.ts';
import styles from './Contents.module.css';

/** Why there was no answer, and what would help. */
export function Refused({ refusal }: { refusal: Refusal | null }) {
  return (
    <div role="status">
      {refusal !== null && refusal.why !== 'cancelled' && (
        <p className={styles.refused}>
          {visible(refusal.reason)}.{refusal.remedy !== null && ` ${remedyWords(refusal.remedy)}`}
        </p>
      )}
    </div>
  );
}
