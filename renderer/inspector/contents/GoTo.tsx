import { type FormEvent, useId, useState } from 'react';
import type { Integer } from '../../../preload/contract.ts';
import styles from './Contents.module.css';
import { parseOffset } from './offset.ts';

interface Props {
  readonly size: Integer;
  readonly disabled: boolean;
  readonly onGo: (offset: bigint) => void;
}

/** Goes to a byte by its offset; what cannot be one is said to be so, and stays to be mended. */
export function GoTo({ size, disabled, onGo }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const parsed = parseOffset(typed, size);
    setWrong('wrong' in parsed ? parsed.wrong : null);
    if ('offset' in parsed) onGo(parsed.offset);
  }
  return (
    <form className={styles.buttons} onSubmit={submit}>
      <span className={styles.goto}>
        <label htmlFor={id}>Byte</label>
        <input
          id={id}
          value={typed}
          placeholder="0x1000"
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(null);
          }}
        />
      </span>
      <button type="submit" className={styles.button} disabled={disabled}>
        Go to
      </button>
      <span id={`${id}-wrong`} role="status" className={styles.refused}>
        {wrong}
      </span>
    </form>
  );
}
