import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { type Snapshot, worldOf } from '../../../preload/contract.ts';
import { msg, namespace, process, shm, snapshot } from '../../state/samples.ts';
import { useStore } from '../../state/store.ts';
import { ObjectAccess } from '../access/ObjectAccess.tsx';
import { ProcessAccess } from '../access/ProcessAccess.tsx';
import { ShownContext } from '../shown.ts';
import { Compared } from './Compared.tsx';

const NO_RIGHTS = '0000000000000000';
const person = (pid: number, uid: number, ipc = 'ipc:10') =>
  process({
    pid,
    uid,
    ipc,
    comm: 'worker',
    credentials: { fsuid: uid, fsgid: uid, groups: [], capabilities: NO_RIGHTS },
  });
const ana = person(80, 1000);
const ben = person(81, 1001);
const away = person(82, 1000, 'ipc:11');
const queue = msg({ sysvId: 1, mode: 0o644 });
const secret = shm({ sysvId: 2, mode: 0o600 });
const far = shm({ sysvId: 3, namespace: 'ipc:11' });

const world = worldOf(
  snapshot({
    namespaces: [
      namespace({ inode: 10 }),
      namespace({ inode: 11 }),
      namespace({ inode: 5, type: 'user', initial: true }),
    ],
    processes: [ana, ben, away],
    objects: [queue, secret, far],
  } satisfies Partial<Snapshot>),
);

/** `useStore` gives its first state to what is rendered without a document. */
const initial = useStore.getInitialState();

function words(element: React.JSX.Element, observer = world.host.observer): string {
  const seen = { ...world, host: { ...world.host, observer } };
  const html = renderToStaticMarkup(
    <ShownContext value={{ world: seen, unknown: [], places: [] }}>{element}</ShownContext>,
  );
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

function compared(second: string): string {
  Object.assign(initial, { second });
  return words(<Compared process={ana} />);
}

beforeEach(() => {
  Object.assign(initial, { second: null });
});

test('what a process may do with each object, and by which rule', () => {
  const text = words(<ProcessAccess process={ben} />);
  expect(text).toMatch(/1 message queue receive only .*bits for others r-- allow reading/);
  expect(text).toMatch(/1 shared memory segment sees it, may do nothing .*--- allow nothing/);
  expect(text).toContain(
    '1 object in 1 other IPC namespace: it cannot see this, whatever its permissions',
  );
});

test('who may do what with an object, and who is shut out by what', () => {
  const text = words(<ObjectAccess object={secret} />);
  expect(text).toMatch(/1 process of .*attach to read and write .*User 1000 owns the shared/);
  expect(text).toMatch(/1 process of .*sees it, may do nothing .*Neither user nor group/);
  expect(text).toContain('1 process in 1 other IPC namespace: cannot see it');
});

test('what could not be read is said, with what would help', () => {
  const unread = <ProcessAccess process={process({ pid: 9, uid: 7 })} />;
  const plain = { ...world.host.observer, uid: 1000, canEnterNamespaces: false };
  expect(words(unread, plain)).toMatch(/not known .*What would help: start with sudo/);
  // Root is not told to become root.
  expect(words(unread)).toMatch(/not known/);
  expect(words(unread)).not.toContain('sudo');
});

test('two in one namespace', () => {
  const text = compared('pid 81');
  expect(text).toContain('Compared with worker, pid 81');
  expect(text).toMatch(/Both are in IPC namespace ipc:10 and see the same 2 IPC objects/);
  expect(text).toMatch(/Both may use: msqid 1 queue .*Only pid 80 may use: shmid 2 segment/);
});

test('two with a wall between', () => {
  expect(compared('pid 82')).toMatch(/A wall stands between them : pid 80 worker is in ipc:10/);
});

test('one that has gone, and none', () => {
  expect(compared('pid 99')).toContain('It has gone.');
  Object.assign(initial, { second: null });
  expect(words(<Compared process={ana} />)).toBe('');
});
