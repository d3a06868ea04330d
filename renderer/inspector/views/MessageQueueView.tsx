import type { MessageQueue } from '../../../preload/contract.ts';
import { OBJECT_TIES, MESSAGE_QUEUE_FIELDS as text } from '../../texts/fields/object.ts';
import { noLinksWords, noPidWords } from '../../texts/links.ts';
import { plural } from '../../texts/numbers.ts';
import { exactBytes, size } from '../../texts/sizes.ts';
import { Trends } from '../../trends/Trends.tsx';
import { Messages } from '../contents/Messages.tsx';
import { Field } from '../Field.tsx';
import { Fill } from '../Fill.tsx';
import { Identity } from '../Identity.tsx';
import { Moment } from '../Moment.tsx';
import { PidLink } from '../NodeLink.tsx';
import { Ownership } from '../Ownership.tsx';
import { Fields, Section } from '../Section.tsx';
import { useShown } from '../shown.ts';
import { Ties } from '../Ties.tsx';

/** The kernel keeps no list of who uses a queue. */
const REMEMBERED = 'may no longer use it';

export function MessageQueueView({ queue }: { queue: MessageQueue }) {
  const { world } = useShown();
  const limit = world.namespaces.get(queue.namespace)?.limits?.msgmnb;
  return (
    <>
      <Identity object={queue} />
      <Ownership object={queue} />
      <Section title="Who uses it">
        <Fields>
          <Field
            text={text.lastSender}
            of="lastSender"
            raw={`pid ${queue.lastSender}`}
            copy={String(queue.lastSender)}
            note={queue.lastSender > 0 && REMEMBERED}
          >
            <PidLink pid={queue.lastSender} none={noPidWords(queue.sentAt)} />
          </Field>
          <Field
            text={text.lastReceiver}
            of="lastReceiver"
            raw={`pid ${queue.lastReceiver}`}
            copy={String(queue.lastReceiver)}
            note={queue.lastReceiver > 0 && REMEMBERED}
          >
            <PidLink pid={queue.lastReceiver} none={noPidWords(queue.receivedAt)} />
          </Field>
          <Ties
            text={OBJECT_TIES.msg}
            of={{ object: queue.id }}
            none={noLinksWords('msg')}
            except={['last-sender', 'last-receiver']}
          />
        </Fields>
      </Section>
      <Messages queue={queue} />
      <Section title="How full it is">
        <Fields>
          <Field text={text.messages} of="messages" raw={String(queue.messages)}>
            {plural(queue.messages, 'message')}
          </Field>
          <Field
            text={text.bytes}
            of="bytes"
            raw={exactBytes(queue.bytes)}
            copy={String(queue.bytes)}
            note={
              limit !== undefined && (
                <Fill
                  part={queue.bytes}
                  whole={limit}
                  label={`of the ${size(limit)} that a new queue may hold here (msgmnb)`}
                />
              )
            }
          >
            {size(queue.bytes)}
          </Field>
        </Fields>
      </Section>
      <Section title="When it last moved">
        <Fields>
          <Moment text={text.sentAt} of="sentAt" seconds={queue.sentAt} />
          <Moment text={text.receivedAt} of="receivedAt" seconds={queue.receivedAt} />
          <Moment text={text.changedAt} of="changedAt" seconds={queue.changedAt} />
        </Fields>
      </Section>
      <Trends object={queue} />
    </>
  );
}
