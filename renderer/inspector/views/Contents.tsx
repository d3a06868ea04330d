import { type IpcObject, type Namespace, OBJECT_KINDS } from '../../../preload/contract.ts';
import { byKindAndId } from '../../outline/order.ts';
import { NAMESPACE_FIELDS as text } from '../../texts/fields/namespace.ts';
import { OBJECT_NAMES } from '../../texts/kinds.ts';
import { modeLetters, modeOctal } from '../../texts/modes.ts';
import { plural, series } from '../../texts/numbers.ts';
import { Field } from '../Field.tsx';
import { NodeLink } from '../NodeLink.tsx';
import { Fields, Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { Unknown } from '../Unknown.tsx';
import { userWords } from '../users.ts';

/** The objects of an IPC namespace, or why they are not known. */
export function Contents({ namespace }: { namespace: Namespace }) {
  const { world } = useShown();
  const directory = namespace.queueDirectory;
  const objects = Array.from(world.objects.values())
    .filter((it) => it.namespace === namespace.id)
    .sort(byKindAndId);
  return (
    <Section title="What is in it">
      <Fields>
        <Field
          text={namespace.readable ? text.objects : text.readable}
          raw={namespace.readable ? String(objects.length) : 'not readable'}
          list={
            objects.length > 0 && (
              <Several
                items={objects}
                keyOf={({ id }) => id}
                render={({ id }) => <NodeLink node={id} />}
              />
            )
          }
        >
          {namespace.readable ? summary(objects) : <Unknown />}
        </Field>
        {directory && (
          <Field
            text={text.queueDirectory}
            raw={`${modeOctal(directory.mode)} octal, uid ${directory.uid}, gid ${directory.gid}`}
            copy={modeOctal(directory.mode)}
            mono
            note={`of ${userWords(world, directory.uid)}, gid ${directory.gid}`}
          >
            {modeLetters(directory.mode)} {modeOctal(directory.mode)}
          </Field>
        )}
      </Fields>
    </Section>
  );
}

function summary(objects: readonly IpcObject[]): string {
  const counts = OBJECT_KINDS.flatMap((kind) => {
    const count = objects.filter((object) => object.kind === kind).length;
    return count === 0 ? [] : [plural(count, OBJECT_NAMES[kind].one, OBJECT_NAMES[kind].many)];
  });
  return counts.length === 0 ? 'none' : series(counts);
}
