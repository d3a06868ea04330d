import { ACCESS_TRUTH } from '../../texts/access.ts';
import styles from './Access.module.css';

/** What is said of access holds so far and no further. */
export function Truth() {
  return <p className={styles.truth}>{ACCESS_TRUTH}</p>;
}
