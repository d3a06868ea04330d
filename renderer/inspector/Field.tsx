import type { ReactNode } from 'react';
import { Tip } from '../app/Tip.tsx';
import type { FieldText } from '../texts/fields/field.ts';
import { visible } from '../texts/visible.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Field.module.css';
import { useShown } from './shown.ts';
import { Unknown } from './Unknown.tsx';

interface Props {
  readonly text: FieldText;
  /** The snapshot's names of what it shows, to tell whether that could be read. */
  readonly of?: string;
  /** The value as the kernel gives it, with its unit: on hover. */
  readonly raw: string;
  /** What the button copies, where that is not `raw`. */
  readonly copy?: string;
  /** In figures of one width. */
  readonly mono?: boolean;
  /** A quieter line below the value. */
  readonly note?: ReactNode;
  /** What the value counts, one by one. */
  readonly list?: ReactNode;
  readonly children: ReactNode;
}

/** One line of the inspector: what it is called, its value, and a way to take it along. */
export function Field({ text, of, raw, copy = raw, mono = false, note, list, children }: Props) {
  const { unknown } = useShown();
  const isUnknown = of !== undefined && unknown.includes(of);
  const explain = <Explanation text={text} />;
  return (
    <div className={styles.field}>
      <dt>
        <Tip side="left" text={explain}>
          <span className={styles.label}>{text.label}</span>
        </Tip>
      </dt>
      <dd>
        {isUnknown ? (
          <Unknown />
        ) : (
          <>
            <div className={styles.line}>
              <span className={mono ? styles.mono : styles.value} title={visible(raw)}>
                {children}
              </span>
              <CopyButton text={copy} name={text.label} explain={explain} />
            </div>
            {note && <div className={styles.note}>{note}</div>}
            {list && <div className={styles.list}>{list}</div>}
          </>
        )}
      </dd>
    </div>
  );
}

export function Explanation({ text }: { text: Omit<FieldText, 'label'> }) {
  return (
    <>
      {text.explain} <span className={styles.page}>{text.page}</span>
    </>
  );
}
