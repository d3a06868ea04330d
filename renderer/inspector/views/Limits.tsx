import type { Namespace } from '../../../preload/contract.ts';
import { NAMESPACE_FIELDS } from '../../texts/fields/namespace.ts';
import { LIMITS, limitRaw, limitWords } from '../../texts/limits.ts';
import { Field } from '../Field.tsx';
import { Fields, Section } from '../Section.tsx';
import { Unknown } from '../Unknown.tsx';
import styles from './Limits.module.css';

/** The sysctl values of an IPC namespace. */
export function Limits({ namespace: { limits } }: { namespace: Namespace }) {
  return (
    <Section title="What its limits are">
      {limits === undefined && <Unknown because="The limits of this namespace were not read." />}
      {limits !== undefined &&
        LIMITS.map((group) => (
          <div key={group.title}>
            <h4 className={styles.group}>{group.title}</h4>
            <Fields>
              {group.limits.map(({ name, label, unit, page }) => (
                <Field
                  key={name}
                  text={{
                    label,
                    explain: `${name}. ${NAMESPACE_FIELDS.limits.explain}`,
                    page,
                  }}
                  raw={`${name} ${limitRaw(limits[name], unit)}`}
                  copy={String(limits[name])}
                >
                  {limitWords(limits[name], unit)}
                </Field>
              ))}
            </Fields>
          </div>
        ))}
    </Section>
  );
}
