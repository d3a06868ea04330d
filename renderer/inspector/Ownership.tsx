import type {
  MessageQueue,
  PosixQueue,
  SemaphoreSet,
  SharedMemory,
} from '../../preload/contract.ts';
import { OBJECT_FIELDS } from '../texts/fields/object.ts';
import { Field } from './Field.tsx';
import { Permissions } from './Permissions.tsx';
import { Fields, Section } from './Section.tsx';
import { useShown } from './shown.ts';
import { userWords } from './users.ts';

type Owned = MessageQueue | SemaphoreSet | SharedMemory | PosixQueue;

/** Whose an object is. */
export function Ownership({ object }: { object: Owned }) {
  const { world } = useShown();
  const text = OBJECT_FIELDS;
  const user = (of: 'uid' | 'creatorUid', uid: number) => (
    <Field text={text[of]} of={of} raw={`uid ${uid}`} copy={String(uid)}>
      {userWords(world, uid)}
    </Field>
  );
  const group = (of: 'gid' | 'creatorGid', gid: number) => (
    <Field text={text[of]} of={of} raw={`gid ${gid}`} copy={String(gid)}>
      gid {gid}
    </Field>
  );
  return (
    <Section title="Whose it is">
      <Fields>
        {user('uid', object.uid)}
        {group('gid', object.gid)}
        {object.kind !== 'mqueue' && user('creatorUid', object.creatorUid)}
        {object.kind !== 'mqueue' && group('creatorGid', object.creatorGid)}
        <Permissions object={object} />
      </Fields>
    </Section>
  );
}
