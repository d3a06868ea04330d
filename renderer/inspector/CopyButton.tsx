import { Check, Copy, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Tip } from '../app/Tip.tsx';
import { clipped, visible } from '../texts/visible.ts';
import styles from './CopyButton.module.css';
import { copyText } from './copyText.ts';

type Outcome = 'copied' | 'refused' | null;

/** How long the outcome stays to be seen. */
const OUTCOME_MS = 1500;

/** A command line may be long; it is copied whole and spoken in part. */
const SPOKEN = 120;

interface Props {
  /** What is copied. */
  readonly text: string;
  /** What it is called: `Size`. */
  readonly name: string;
  /** What the field means; said on focus. */
  readonly explain: ReactNode;
}

export function CopyButton({ text, name, explain }: Props) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), OUTCOME_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const icon = outcome === 'copied' ? <Check /> : outcome === 'refused' ? <X /> : <Copy />;
  return (
    <>
      <Tip side="left" text={explain}>
        <button
          type="button"
          className={styles.copy}
          data-outcome={outcome}
          aria-label={`Copy ${name}: ${visible(clipped(text, SPOKEN))}`}
          onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'refused')}
        >
          {icon}
        </button>
      </Tip>
      <span role="status" className="only-spoken">
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' && 'Copying was refused; select the value and press Control and C'}
      </span>
    </>
  );
}
