import type { IpcObject, Namespace, ObjectKind, Process, World } from '../../preload/contract.ts';
import { roomNames } from '../state/roomNames.ts';
import { type NodeId, processNode } from '../state/selection.ts';
import { keyHex, shortKey } from '../texts/keys.ts';
import { NAMESPACE_NAMES, OBJECT_NAMES } from '../texts/kinds.ts';
import { objectName, objectTitle } from '../texts/labels.ts';
import { notableState, stateWords } from '../texts/states.ts';
import { nameOf, visible } from '../texts/visible.ts';
import { type Field, KIND_WORDS } from './query.ts';

export type EntryKind = 'namespace' | 'process' | ObjectKind;

/** What one thing can be found by; all text in lower case and as it is shown. */
export interface Entry {
  readonly id: NodeId;
  readonly kind: EntryKind;
  /** What a word without a field is looked for in. */
  readonly texts: readonly string[];
  /** The same for what says less about it: a word found here counts for less. */
  readonly more: readonly string[];
  /** All of it in one, to see quickly whether a word is anywhere. */
  readonly everything: string;
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** The key as a number from 0 to 2^32 - 1; null: it has none that is known. */
  readonly key: number | null;
}

const entries = new WeakMap<Namespace | Process | IpcObject, Entry>();

/** Everything in a world that can be found. What did not change is not made anew. */
export function* entriesOf(world: World): Generator<Entry> {
  const names = roomNames(world);
  for (const namespace of world.namespaces.values()) {
    yield roomEntry(known(namespace, namespaceEntry), names.get(namespace.id));
  }
  for (const object of world.objects.values()) yield known(object, objectEntry);
  for (const process of world.processes.values()) yield known(process, processEntry);
}

function known<Thing extends Namespace | Process | IpcObject>(
  thing: Thing,
  make: (thing: Thing) => Entry,
): Entry {
  let entry = entries.get(thing);
  if (entry === undefined) {
    entry = make(thing);
    entries.set(thing, entry);
  }
  return entry;
}

function namespaceEntry({ id, type, inode, initial }: Namespace): Entry {
  const names = [NAMESPACE_NAMES[type].one, ...(initial ? ['host namespace'] : [])];
  return entry(id, 'namespace', [id, String(inode), ...names], [], {
    namespace: [String(inode)],
    name: names,
  });
}

const rooms = new WeakMap<Entry, { name: string; entry: Entry }>();

/** Found by its name too, which is another's: that of a process or container in it. */
function roomEntry(entry: Entry, name: string | undefined): Entry {
  if (name === undefined) return entry;
  let room = rooms.get(entry);
  if (room?.name !== name) {
    const text = name.toLowerCase();
    const fields = { ...entry.fields, name: [...(entry.fields.name ?? []), text] };
    const everything = `${entry.everything}\n${text}`;
    room = { name, entry: { ...entry, texts: [...entry.texts, text], everything, fields } };
    rooms.set(entry, room);
  }
  return room.entry;
}

function objectEntry(object: IpcObject): Entry {
  const key = keyOf(object);
  const keys = key === null ? [] : [shortKey(key), keyHex(key), String(key)];
  const id = 'sysvId' in object ? [String(object.sysvId)] : [];
  const made = entry(
    object.id,
    object.kind,
    [object.id, objectTitle(object), objectName(object), ...keys, ...id],
    [OBJECT_NAMES[object.kind].one],
    {
      id,
      key: keys,
      user: [String(object.uid)],
      name: [objectTitle(object), objectName(object)],
      namespace: [object.namespace.replace(/^\w+:/, '')],
    },
  );
  return { ...made, key };
}

/** Null where it has none: a POSIX queue, IPC_PRIVATE, or one that could not be read. */
function keyOf(object: IpcObject): number | null {
  if (object.kind === 'mqueue' || object.key === 0 || object.unknown?.includes('key')) return null;
  return object.key >>> 0;
}

function processEntry(process: Process): Entry {
  const { pid, uid, user, comm, commandLine, container, state, namespaces } = process;
  const name = nameOf(comm);
  const command = visible(commandLine.join(' '));
  const users = user === null ? [String(uid)] : [nameOf(user), String(uid)];
  const containers = container
    ? [nameOf(container.name ?? ''), nameOf(container.id), nameOf(container.engine)]
    : [];
  const notable = notableState(state);
  return entry(
    processNode(pid),
    'process',
    [processNode(pid), String(pid), name, users[0] ?? '', ...containers],
    [command, ...(notable === null ? [] : [notable])],
    {
      pid: [String(pid)],
      command: [name, command],
      name: [name],
      user: users,
      container: containers,
      state: [state, stateWords(state)],
      namespace: Object.values(namespaces).flatMap((id) =>
        id === null ? [] : [id.replace(/^\w+:/, '')],
      ),
    },
  );
}

function entry(
  id: NodeId,
  kind: EntryKind,
  texts: readonly string[],
  more: readonly string[],
  fields: Entry['fields'],
): Entry {
  const own = { texts: lower(texts), more: lower(more) };
  const all: Partial<Record<Field, readonly string[]>> = { kind: KIND_WORDS[kind] };
  for (const field in fields) all[field as Field] = lower(fields[field as Field] ?? []);
  const everything = `${own.texts.join('\n')}\n${own.more.join('\n')}`;
  return { id, kind, ...own, everything, fields: all, key: null };
}

function lower(words: readonly string[]): readonly string[] {
  return words.map((word) => word.toLowerCase());
}
