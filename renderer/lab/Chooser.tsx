import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { LabCard } from '../../preload/contract.ts';
import { IconButton } from '../app/IconButton.tsx';
import { plural } from '../texts/numbers.ts';
import styles from './Chooser.module.css';
import { start, stopChoosing, useLab } from './state.ts';

/** The scenarios to choose from. */
export function Chooser() {
  const choosing = useLab((state) => state.choosing);
  const cards = useLab((state) => state.cards);
  const trouble = useLab(({ lab }) => (lab.phase === 'closed' ? lab.trouble : null));
  return (
    <Dialog.Root open={choosing} onOpenChange={(open) => !open && stopChoosing()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <header className={styles.header}>
            <div>
              <Dialog.Title className={styles.title}>The lab</Dialog.Title>
              <Dialog.Description className={styles.what}>
                Each is a short talk in steps, with real processes in real namespaces. They are made
                for it, apart from everything of yours, and go with it.
              </Dialog.Description>
            </div>
            <Dialog.Close
              render={
                <IconButton label="Close">
                  <X size={16} />
                </IconButton>
              }
            />
          </header>
          {trouble && (
            <div className={styles.trouble} role="alert">
              <p>{trouble.reason}</p>
              {trouble.remedy && <p>{trouble.remedy}</p>}
            </div>
          )}
          {cards === null && <p className={styles.none}>Looking for scenarios…</p>}
          {cards?.length === 0 && <p className={styles.none}>There is no scenario.</p>}
          <ul className={styles.cards}>
            {cards?.map((card, at) => (
              <li key={card.id}>
                <Card card={card} number={at + 1} />
              </li>
            ))}
            {cards !== null && (
              <li className={styles.more}>
                <span className={styles.name}>One of your own</span>
                <span className={styles.summary}>
                  A scenario is a folder with one small file. docs/lab.md tells what stands in it,
                  and where to put it.
                </span>
              </li>
            )}
          </ul>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Card({ card, number }: { card: LabCard; number: number }) {
  const { id, title, summary, minutes, steps, own, faults } = card;
  if (faults.length > 0) {
    return (
      <div className={styles.broken}>
        <span className={styles.name}>{title}</span>
        <span className={styles.summary}>This one cannot be played:</span>
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <button type="button" className={styles.card} onClick={() => start(id)}>
      <span className={styles.name}>
        <span className={styles.number}>{number}</span>
        {title}
      </span>
      <span className={styles.summary}>{summary}</span>
      <span className={styles.measures}>
        {plural(steps, 'step')}, about {plural(minutes, 'minute')}
        {own && ', one of your own'}
      </span>
    </button>
  );
}
