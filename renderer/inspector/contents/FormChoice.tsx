import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import styles from './Contents.module.css';

export type Form = 'text' | 'hex';

/** Whether bytes are shown as text or in hex. */
export function FormChoice({ form, onForm }: { form: Form; onForm: (form: Form) => void }) {
  return (
    <ToggleGroup
      className={styles.choices}
      aria-label="Show messages as"
      value={[form]}
      onValueChange={([chosen]) => {
        if (chosen === 'text' || chosen === 'hex') onForm(chosen);
      }}
    >
      <Toggle className={styles.choice} value="text">
        Text
      </Toggle>
      <Toggle className={styles.choice} value="hex">
        Hex
      </Toggle>
    </ToggleGroup>
  );
}
