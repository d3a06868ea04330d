import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './IconButton.module.css';
import { Tip } from './Tip.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, in words: its name and its tip. */
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, children, ...rest }: Props) {
  return (
    <Tip text={label}>
      <button type="button" className={styles.button} aria-label={label} {...rest}>
        {children}
      </button>
    </Tip>
  );
}
