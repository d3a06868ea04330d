import type { Integer, SharedMemory } from '../../../preload/contract.ts';
import { OBJECT_TIES, SHARED_MEMORY_FIELDS as text } from '../../texts/fields/object.ts';
import { noLinksWords, noPidWords } from '../../texts/links.ts';
import { plural } from '../../texts/numbers.ts';
import { exactBytes, size } from '../../texts/sizes.ts';
import { Trends } from '../../trends/Trends.tsx';
import { SegmentBytes } from '../contents/SegmentBytes.tsx';
import { Field } from '../Field.tsx';
import { Fill } from '../Fill.tsx';
import { Identity } from '../Identity.tsx';
import { Moment } from '../Moment.tsx';
import { PidLink } from '../NodeLink.tsx';
import { Ownership } from '../Ownership.tsx';
import { Fields, Section } from '../Section.tsx';
import { Ties } from '../Ties.tsx';

export function SharedMemoryView({ segment }: { segment: SharedMemory }) {
  return (
    <>
      <Identity object={segment} />
      <Ownership object={segment} />
      <Section title="Who uses it">
        <Fields>
          <Field
            text={text.attaches}
            of="attaches"
            raw={`nattch ${segment.attaches}`}
            copy={String(segment.attaches)}
          >
            {plural(segment.attaches, 'attach', 'attaches')}
          </Field>
          <Field
            text={text.creator}
            of="creator"
            raw={`pid ${segment.creator}`}
            copy={String(segment.creator)}
            note={segment.creator > 0 && 'need not be attached'}
          >
            <PidLink pid={segment.creator} none={noPidWords(segment.changedAt)} />
          </Field>
          <Field
            text={text.lastOperator}
            of="lastOperator"
            raw={`pid ${segment.lastOperator}`}
            copy={String(segment.lastOperator)}
            note={segment.lastOperator > 0 && 'last to attach or detach; may no longer be attached'}
          >
            <PidLink
              pid={segment.lastOperator}
              none={noPidWords(Math.max(segment.attachedAt, segment.detachedAt))}
            />
          </Field>
          <Ties
            text={OBJECT_TIES.shm}
            of={{ object: segment.id }}
            none={noLinksWords('shm')}
            except={['creator', 'last-operator']}
          />
        </Fields>
      </Section>
      <SegmentBytes segment={segment} />
      <Section title="How big it is">
        <Fields>
          <Bytes of="bytes" value={segment.bytes} />
          <Bytes of="residentBytes" value={segment.residentBytes} whole={segment.bytes} />
          <Bytes of="swappedBytes" value={segment.swappedBytes} />
          <Field text={text.locked} of="locked" raw={String(segment.locked)}>
            {segment.locked ? 'yes, kept out of swap space' : 'no, may be swapped out'}
          </Field>
          <Field
            text={text.markedForRemoval}
            of="markedForRemoval"
            raw={String(segment.markedForRemoval)}
          >
            {segment.markedForRemoval ? 'marked: it goes with its last attach' : 'not marked'}
          </Field>
        </Fields>
      </Section>
      <Section title="When it last moved">
        <Fields>
          <Moment text={text.attachedAt} of="attachedAt" seconds={segment.attachedAt} />
          <Moment text={text.detachedAt} of="detachedAt" seconds={segment.detachedAt} />
          <Moment text={text.changedAt} of="changedAt" seconds={segment.changedAt} />
        </Fields>
      </Section>
      <Trends object={segment} />
    </>
  );
}

interface BytesProps {
  readonly of: 'bytes' | 'residentBytes' | 'swappedBytes';
  readonly value: Integer;
  readonly whole?: Integer;
}

function Bytes({ of, value, whole }: BytesProps) {
  return (
    <Field
      text={text[of]}
      of={of}
      raw={exactBytes(value)}
      copy={String(value)}
      note={whole !== undefined && <Share part={value} whole={whole} />}
    >
      {size(value)}
    </Field>
  );
}

/** Memory is given in whole pages, so that a small segment can take more than its size. */
function Share({ part, whole }: { part: Integer; whole: Integer }) {
  if (BigInt(part) > BigInt(whole)) return 'in whole pages, so more than its size';
  return <Fill part={part} whole={whole} label="of its size" />;
}
