import type { PosixQueue } from '../../../preload/contract.ts';
import { OBJECT_TIES, POSIX_QUEUE_FIELDS as text } from '../../texts/fields/object.ts';
import { noLinksWords } from '../../texts/links.ts';
import { signalName } from '../../texts/signals.ts';
import { exactBytes, size } from '../../texts/sizes.ts';
import { Trends } from '../../trends/Trends.tsx';
import { QueueLimits } from '../contents/QueueLimits.tsx';
import { Field } from '../Field.tsx';
import { Identity } from '../Identity.tsx';
import { PidLink } from '../NodeLink.tsx';
import { Ownership } from '../Ownership.tsx';
import { Fields, Section } from '../Section.tsx';
import { Ties } from '../Ties.tsx';

export function PosixQueueView({ queue }: { queue: PosixQueue }) {
  const { notify } = queue;
  return (
    <>
      <Identity object={queue} />
      <Ownership object={queue} />
      <Section title="Who uses it">
        <Fields>
          <Field
            text={text.notify}
            of="notify"
            raw={notify === null ? 'nobody' : `pid ${notify.pid}, signal ${notify.signal}`}
          >
            {notify === null ? (
              'nobody'
            ) : (
              <>
                <PidLink pid={notify.pid} none="a process that is not visible from here" />
                {notify.signal === 0 ? ', without a signal' : `, by ${signalName(notify.signal)}`}
              </>
            )}
          </Field>
          <Ties text={OBJECT_TIES.mqueue} of={{ object: queue.id }} none={noLinksWords('mqueue')} />
        </Fields>
      </Section>
      <QueueLimits queue={queue} />
      <Section title="How full it is">
        <Fields>
          <Field
            text={text.bytes}
            of="bytes"
            raw={exactBytes(queue.bytes)}
            copy={String(queue.bytes)}
          >
            {queue.bytes === 0 ? 'empty' : size(queue.bytes)}
          </Field>
        </Fields>
      </Section>
      <Trends object={queue} />
    </>
  );
}
