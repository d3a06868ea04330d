import styles from './Notice.module.css';

interface Props {
  readonly title: string;
  readonly reason?: string;
  readonly remedy?: string | null;
  readonly action?: { readonly label: string; readonly do: () => void };
  /** Said at once by assistive technology, instead of when it has time. */
  readonly alert?: boolean;
}

/** A message in the place of what cannot be shown. */
export function Notice({ title, reason, remedy, action, alert = false }: Props) {
  return (
    <div className={styles.place}>
      <div className={styles.notice} role={alert ? 'alert' : 'status'}>
        <p className={styles.title}>{title}</p>
        {reason && <p className={styles.reason}>{reason}</p>}
        {remedy && <p className={styles.remedy}>{remedy}</p>}
        {action && (
          <button type="button" className={styles.action} onClick={action.do}>
            {action.label}
          </button>
        )}
      </div>
    </div>
  );
}
