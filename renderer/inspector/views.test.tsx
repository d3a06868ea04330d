import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type Snapshot, worldOf } from '../../preload/contract.ts';
import { mqueue, msg, namespace, process, sem, shm, snapshot } from '../state/samples.ts';
import type { Selected } from '../state/selection.ts';
import { ShownContext } from './shown.ts';
import { View } from './View.tsx';

const worker = process({ pid: 77, uid: 1000, user: 'alice', comm: 'worker' });

/** The words of a view, and its raw values, which stand in title attributes. */
function shown(thing: Selected, parts: Partial<Snapshot> = {}) {
  const world = worldOf(
    snapshot({ namespaces: [namespace({ inode: 10 })], processes: [worker], ...parts }),
  );
  const unknown = thing.kind === 'object' ? (thing.object.unknown ?? []) : [];
  const places = thing.kind === 'object' ? [thing.object.id, thing.object.namespace] : [];
  const html = renderToStaticMarkup(
    <ShownContext value={{ world, asOf: world.takenAt, unknown, places }}>
      <View thing={thing} />
    </ShownContext>,
  );
  const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const raw = [...html.matchAll(/ title="([^"]*)"/g)].map(([, value]) => value);
  return { text, raw };
}

describe('every field is there, in words and raw', () => {
  test('message queue', () => {
    const object = msg({
      sysvId: 5,
      key: -559038737,
      mode: 0o640,
      bytes: 9216,
      messages: 12,
      lastSender: 77,
      lastReceiver: 4242,
      sentAt: 1_799_999_820,
      receivedAt: 0,
      changedAt: 1_799_992_800,
      creatorUid: 1001,
      creatorGid: 101,
    });
    const { text, raw } = shown({ kind: 'object', object });
    for (const words of [
      'msqid 5',
      '0xdeadbeef',
      'rw-r----- 0640',
      '12 messages',
      '9 KiB',
      'pid 77 worker',
      'pid 4242 (not in sight)',
      '3 min ago',
      'Last received never',
      '2 h ago',
      'alice (uid 1000)',
      'uid 1001',
      'gid 100',
      'gid 101',
      'ipc:10/msg/5',
    ]) {
      expect(text).toContain(words);
    }
    expect(raw).toContain('9,216 bytes');
    expect(raw).toContain('0xdeadbeef, as a signed number -559038737');
    expect(raw.some((value) => value?.includes('Unix time 1799999820 s'))).toBe(true);
  });

  test('shared memory segment beyond 2^53', () => {
    const object = shm({
      bytes: '9223372036854775807',
      attaches: 2,
      creator: 77,
      lastOperator: 0,
      residentBytes: 4096,
      swappedBytes: 8192,
      markedForRemoval: true,
      locked: true,
      key: 0,
    });
    const { text, raw } = shown(
      { kind: 'object', object },
      { links: [{ kind: 'attached', process: 77, object: object.id, access: 'read' }] },
    );
    for (const words of [
      '8 EiB',
      '2 attaches',
      'Made by pid 77 worker',
      'Last operator nobody yet',
      '4 KiB',
      'less than 1 % of its size',
      '8 KiB',
      'marked: it goes with its last attach',
      'yes, kept out of swap space',
      'the kernel took it away',
      'attached to read',
    ]) {
      expect(text).toContain(words);
    }
    expect(raw).toContain('9,223,372,036,854,775,807 bytes');
  });

  test('semaphore set, with and without its values', () => {
    const value = { value: 3, lastPid: 77, waitingToRise: 1, waitingForZero: 2 };
    const read = shown({ kind: 'object', object: sem({ count: 1, semaphores: [value] }) });
    expect(read.text).toContain('0 3 1 2 pid 77 worker');
    const unread = shown({ kind: 'object', object: sem({ count: 4, semaphores: null }) });
    expect(unread.text).toContain('4 semaphores');
    expect(unread.text).toContain('Values unknown');
  });

  test('POSIX queue', () => {
    const object = mqueue({ name: '/a\u202eb', bytes: 129, notify: { pid: 77, signal: 10 } });
    const { text, raw } = shown({ kind: 'object', object });
    expect(text).toContain('/a⟨U+202E⟩b');
    expect(text).toContain('pid 77 worker , by SIGUSR1');
    expect(raw).toContain('129 bytes');
    expect(raw).toContain('/a⟨U+202E⟩b');
  });

  test('process', () => {
    const subject = process({
      pid: 80,
      ppid: 77,
      comm: 'evil\x1b[2J',
      commandLine: ['/bin/sh', '-c', 'sleep 9'],
      state: 'T',
      gid: 27,
      pidInNamespace: [80, 3],
      container: { engine: 'podman', id: 'f00', name: 'web' },
      ipc: null,
    });
    const { text } = shown({ kind: 'process', process: subject });
    for (const words of [
      'evil␛[2J',
      '/bin/sh -c &#x27;sleep 9&#x27;',
      'stopped by a signal',
      'Parent pid 77 worker',
      '80 › 3',
      'root (uid 0)',
      'gid 27',
      'web (podman)',
      'IPC unknown',
      'Cgroup cgroup:0 (not in sight)',
      'UTS uts:7',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('IPC namespace, its descent told apart by what it is', () => {
    const limits = {
      msgmni: 32000,
      msgmax: 8192,
      msgmnb: 16384,
      semmsl: 32000,
      semmns: 1024000000,
      semopm: 500,
      semmni: 32000,
      shmmax: '18446744073692774399',
      shmall: '18446744073692774399',
      shmmni: 4096,
      queues_max: 256,
      msg_max: 10,
      msgsize_max: 8192,
    };
    const room = namespace({
      inode: 10,
      nestedIn: 'ipc:1',
      processCount: 1,
      heldBy: [
        { kind: 'bind-mount', path: '/run/held' },
        { kind: 'thread', pid: 77, tid: 78 },
      ],
      limits,
    });
    const { text, raw } = shown(
      { kind: 'namespace', namespace: room },
      { namespaces: [room, namespace({ inode: 1, initial: true })], objects: [msg()] },
    );
    for (const words of [
      'ipc:10',
      'later, by a process',
      'user:5 (not in sight) kernel fact',
      'Nested in ipc:1 host process ancestry',
      '1 process',
      'a bind mount at /run/held',
      'thread 78 of pid 77 worker',
      '1 message queue',
      'unlimited',
      '1,024,000,000 semaphores',
      '4,096 segments',
    ]) {
      expect(text).toContain(words);
    }
    expect(raw).toContain('shmall 18,446,744,073,692,774,399 pages');
    expect(raw).toContain('shmmax 18,446,744,073,692,774,399 bytes');
  });
});

test('what could not be read is unknown, with its reason and remedy, not nought', () => {
  const object = mqueue({ unknown: ['bytes', 'notify'] });
  const { text } = shown(
    { kind: 'object', object },
    { problems: [{ what: 'Size of /demo', where: 'ipc:10', remedy: 'start with sudo' }] },
  );
  expect(text).toContain('Size unknown Size of /demo. What would help: start with sudo');
  expect(text).not.toContain('empty');
  expect(text).not.toContain('nobody');

  const shut = namespace({ inode: 12, readable: false });
  const room = shown({ kind: 'namespace', namespace: shut }, { namespaces: [shut] });
  expect(room.text).toContain('Objects unknown');
  expect(room.text).not.toContain('Objects none');
});

test('fields stand in the order in which a person asks', () => {
  const titles = [
    'What it is',
    'Whose it is',
    'Who uses it',
    'What is in it',
    'How full it is',
    'When it last moved',
    'Who may do what with it',
    'The same in a shell',
    'What can be done with it',
  ];
  const { text } = shown({ kind: 'object', object: msg({ messages: 1 }) });
  const places = titles.map((title) => text.indexOf(` ${title} `));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a pid that the kernel gives as 0: nobody yet, or one that is not visible', () => {
  const words = (parts: Parameters<typeof msg>[0]) =>
    shown({ kind: 'object', object: msg({ ...parts, lastSender: 0 }) }).text;
  expect(words({ sentAt: 0 })).toContain('Last sender nobody yet');
  expect(words({ sentAt: 5 })).toContain('Last sender a process that is not visible from here');
});
