import type { SemaphoreSet } from '../../../preload/contract.ts';
import { OBJECT_TIES, SEMAPHORE_FIELDS as text } from '../../texts/fields/object.ts';
import { noLinksWords } from '../../texts/links.ts';
import { plural } from '../../texts/numbers.ts';
import { Trends } from '../../trends/Trends.tsx';
import { SemaphoreTable } from '../contents/SemaphoreTable.tsx';
import { Field } from '../Field.tsx';
import { Identity } from '../Identity.tsx';
import { Moment } from '../Moment.tsx';
import { Ownership } from '../Ownership.tsx';
import { Fields, Section } from '../Section.tsx';
import { Ties } from '../Ties.tsx';
import { Unknown } from '../Unknown.tsx';
import styles from './SemaphoreSetView.module.css';

export function SemaphoreSetView({ set }: { set: SemaphoreSet }) {
  return (
    <>
      <Identity object={set} />
      <Ownership object={set} />
      <Section title="Who uses it">
        <Fields>
          <Ties text={OBJECT_TIES.sem} of={{ object: set.id }} none={noLinksWords('sem')} />
        </Fields>
      </Section>
      <Section title="What is in it">
        <Fields>
          <Field text={text.count} of="count" raw={String(set.count)}>
            {plural(set.count, 'semaphore')}
          </Field>
          {set.semaphores === null && (
            <div className={styles.values}>
              <dt className={styles.label}>{text.semaphores.label}</dt>
              <dd>
                <Unknown because="The value of each semaphore was not read, so how many wait is not known either." />
              </dd>
            </div>
          )}
        </Fields>
        {set.semaphores !== null && <SemaphoreTable semaphores={set.semaphores} />}
      </Section>
      <Section title="When it last moved">
        <Fields>
          <Moment text={text.operatedAt} of="operatedAt" seconds={set.operatedAt} />
          <Moment text={text.changedAt} of="changedAt" seconds={set.changedAt} />
        </Fields>
      </Section>
      <Trends object={set} />
    </>
  );
}
