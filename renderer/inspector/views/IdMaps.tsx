import type { IdRange, Namespace } from '../../../preload/contract.ts';
import { NAMESPACE_FIELDS as text } from '../../texts/fields/namespace.ts';
import { Field } from '../Field.tsx';
import { Fields, Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { Unknown } from '../Unknown.tsx';
import { userWords } from '../users.ts';

/** Who made a user namespace, and whom its ids stand for. */
export function IdMaps({ namespace: { ownerUid, uidMap, gidMap } }: { namespace: Namespace }) {
  const { world } = useShown();
  return (
    <Section title="Whom its ids stand for">
      <Fields>
        <Field text={text.ownerUid} raw={ownerUid === undefined ? 'unknown' : `uid ${ownerUid}`}>
          {ownerUid === undefined ? (
            <Unknown because="The kernel was not asked, or did not tell." />
          ) : (
            userWords(world, ownerUid)
          )}
        </Field>
        <MapField of="uidMap" ranges={uidMap} />
        <MapField of="gidMap" ranges={gidMap} />
      </Fields>
    </Section>
  );
}

function MapField({ of, ranges }: { of: 'uidMap' | 'gidMap'; ranges: IdRange[] | undefined }) {
  const lines = ranges?.map(({ inside, outside, count }) => `${inside} ${outside} ${count}`);
  return (
    <Field text={text[of]} raw={lines?.join('\n') ?? 'unknown'}>
      {ranges === undefined ? (
        <Unknown because="No process is in it whose map could be read." />
      ) : (
        <Several
          items={ranges}
          keyOf={({ inside }) => inside}
          none="none stands for any outside"
          render={(range) => rangeWords(range)}
        />
      )}
    </Field>
  );
}

function rangeWords({ inside, outside, count }: IdRange): string {
  if (count === 1) return `${inside} is ${outside} outside`;
  const span = (first: number) => `${first} to ${first + count - 1}`;
  return `${span(inside)} are ${span(outside)} outside`;
}
