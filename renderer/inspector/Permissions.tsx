import type { IpcObject } from '../../preload/contract.ts';
import { OBJECT_FIELDS } from '../texts/fields/object.ts';
import { modeLetters, modeOctal, PERMISSION_CLASSES, permitted } from '../texts/modes.ts';
import { Field } from './Field.tsx';
import styles from './Permissions.module.css';

/** The permission bits as ls(1) writes them, and what each class of users may do. */
export function Permissions({ object }: { object: IpcObject }) {
  const { mode, kind } = object;
  const note = (
    <table className={styles.classes}>
      <tbody>
        {PERMISSION_CLASSES.map((who) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>{permitted(mode, who, kind)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Field
      text={OBJECT_FIELDS.mode}
      of="mode"
      raw={`${modeOctal(mode)} octal`}
      copy={modeOctal(mode)}
      mono
      note={note}
    >
      {modeLetters(mode)} <span className={styles.octal}>{modeOctal(mode)}</span>
    </Field>
  );
}
