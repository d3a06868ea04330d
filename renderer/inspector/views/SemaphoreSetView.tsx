import type { Semaphore, SemaphoreSet } from '../../../preload/contract.ts';
import { OBJECT_FIELDS, SEMAPHORE_FIELDS as text } from '../../texts/fields/object.ts';
import { noLinksWords } from '../../texts/links.ts';
import { number, plural } from '../../texts/numbers.ts';
import { Trends } from '../../trends/Trends.tsx';
import { Field } from '../Field.tsx';
import { Identity } from '../Identity.tsx';
import { Moment } from '../Moment.tsx';
import { PidLink } from '../NodeLink.tsx';
import { Ownership } from '../Ownership.tsx';
import { Fields, Section } from '../Section.tsx';
import { Ties } from '../Ties.tsx';
import { Unknown } from '../Unknown.tsx';
import styles from './SemaphoreSetView.module.css';

/** A set can have 32,000 semaphores; these many are listed. */
const LISTED = 64;

export function SemaphoreSetView({ set }: { set: SemaphoreSet }) {
  return (
    <>
      <Identity object={set} />
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
        {set.semaphores !== null && <Values semaphores={set.semaphores} />}
      </Section>
      <Section title="Who uses it">
        <Fields>
          <Ties text={OBJECT_FIELDS.ties} of={{ object: set.id }} none={noLinksWords('sem')} />
        </Fields>
      </Section>
      <Section title="When it last moved">
        <Fields>
          <Moment text={text.operatedAt} of="operatedAt" seconds={set.operatedAt} />
          <Moment text={text.changedAt} of="changedAt" seconds={set.changedAt} />
        </Fields>
      </Section>
      <Trends object={set} />
      <Ownership object={set} />
    </>
  );
}

function Values({ semaphores }: { semaphores: readonly Semaphore[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Value</th>
          <th scope="col" title="Tasks that wait for the value to rise (semncnt), semctl(2)">
            Wait to rise
          </th>
          <th scope="col" title="Tasks that wait for the value to become zero (semzcnt), semctl(2)">
            Wait for 0
          </th>
          <th scope="col">Last operation by</th>
        </tr>
      </thead>
      <tbody>
        {semaphores.slice(0, LISTED).map((semaphore, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a semaphore is its place in the set
          <tr key={index}>
            <td>{index}</td>
            <td>{number(semaphore.value)}</td>
            <td>{number(semaphore.waitingToRise)}</td>
            <td>{number(semaphore.waitingForZero)}</td>
            <td>
              <PidLink pid={semaphore.lastPid} none="none seen" />
            </td>
          </tr>
        ))}
        {semaphores.length > LISTED && (
          <tr>
            <td colSpan={5}>and {number(semaphores.length - LISTED)} more</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
