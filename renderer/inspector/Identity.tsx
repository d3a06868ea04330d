import type { IpcObject } from '../../preload/contract.ts';
import {
  MESSAGE_QUEUE_FIELDS,
  OBJECT_FIELDS,
  POSIX_QUEUE_FIELDS,
  SEMAPHORE_FIELDS,
  SHARED_MEMORY_FIELDS,
} from '../texts/fields/object.ts';
import { keyHex, keyNote } from '../texts/keys.ts';
import { OBJECT_NAMES } from '../texts/kinds.ts';
import { visible } from '../texts/visible.ts';
import { Field } from './Field.tsx';
import { NodeLink } from './NodeLink.tsx';
import { Fields, Section } from './Section.tsx';

const NUMBERS = {
  msg: MESSAGE_QUEUE_FIELDS.sysvId,
  sem: SEMAPHORE_FIELDS.sysvId,
  shm: SHARED_MEMORY_FIELDS.sysvId,
} as const;

/** What an object is and how it is found. */
export function Identity({ object }: { object: IpcObject }) {
  return (
    <Section title="What it is">
      <Fields>
        <Field text={OBJECT_FIELDS.kind} raw={object.kind}>
          {OBJECT_NAMES[object.kind].one}
        </Field>
        {object.kind === 'mqueue' ? (
          <Field text={POSIX_QUEUE_FIELDS.name} of="name" raw={object.name} mono>
            {visible(object.name)}
          </Field>
        ) : (
          <SystemV object={object} />
        )}
        <Field text={OBJECT_FIELDS.namespace} raw={object.namespace}>
          <NodeLink node={object.namespace} />
        </Field>
        <Field text={OBJECT_FIELDS.id} raw={object.id} mono>
          {object.id}
        </Field>
      </Fields>
    </Section>
  );
}

function SystemV({ object }: { object: Exclude<IpcObject, { kind: 'mqueue' }> }) {
  const removed = object.kind === 'shm' && object.markedForRemoval;
  const hex = keyHex(object.key);
  return (
    <>
      <Field text={NUMBERS[object.kind]} of="sysvId" raw={String(object.sysvId)} mono>
        {object.sysvId}
      </Field>
      <Field
        text={OBJECT_FIELDS.key}
        of="key"
        raw={`${hex}, as a signed number ${object.key}`}
        copy={hex}
        mono
        note={keyNote(object.key, removed)}
      >
        {hex}
      </Field>
    </>
  );
}
