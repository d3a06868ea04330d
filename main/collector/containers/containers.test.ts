import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCgroup } from './cgroup.ts';
import { Cgroups, containerIn } from './container.ts';
import { RECORDED } from './recorded.ts';
import { CONTAINERS, SANDBOXES } from './rules.ts';
import { unescapeUnit } from './units.ts';

test.each(RECORDED)('$what', ({ text, expected }) => {
  const found = containerIn(text);
  if (expected === null) {
    expect(found).toBeNull();
    return;
  }
  const { pod, ...container } = expected;
  expect(found).toEqual({ container, pod: pod ?? null });
});

test('every rule has a recorded path that it alone tells of', () => {
  const engines = new Set([...CONTAINERS, ...SANDBOXES].map(({ engine }) => engine));
  const recorded = new Set(RECORDED.map(({ expected }) => expected?.engine));
  expect([...engines].filter((engine) => !recorded.has(engine))).toEqual(['oci']);
});

const ID = 'a'.repeat(64);
const INNER = 'b'.repeat(64);

test.each([
  ['the inner of two', `/docker/${ID}/docker/${INNER}`, 'docker', INNER],
  ['the inner of two engines', `/lxc.payload.c1/docker/${ID}`, 'docker', ID],
  ['a parent of somebody’s own choice', `/batch/jobs/${ID}`, 'oci', ID],
  ['a container, not the snap that runs in it', '/lxc/c1/snap.lxd.daemon.service', 'lxc', 'c1'],
  ['a removed cgroup', `/docker/${ID} (deleted)`, 'docker', ID],
  ['seen from a sibling cgroup namespace', `/../../docker/${ID}`, 'docker', ID],
  [
    'the nspawn process itself',
    '/machine.slice/machine-m.scope/supervisor',
    'systemd',
    'machine-m.scope',
  ],
  [
    'a machine as a service',
    '/machine.slice/systemd-nspawn@m.service/payload',
    'systemd-nspawn',
    'm',
  ],
  [
    'a virtual machine',
    '/machine.slice/machine-qemu\\x2d3\\x2dweb\\x2d1.scope/libvirt',
    'libvirt',
    'qemu-3-web-1',
  ],
  ['a slice alone', '/user.slice/user-1000.slice', 'systemd', 'user-1000.slice'],
])('%s', (_, path, engine, id) => {
  expect(containerIn(`0::${path}\n`)?.container).toMatchObject({ engine, id });
});

test.each([
  ['an id that is too short', `/docker/${ID.slice(1)}`],
  ['an id that is too long', `/docker/${ID}0`],
  ['an id in capitals', `/docker/${ID.toUpperCase()}`],
  ['the root', '/'],
  ['nothing', ''],
])('%s is no container', (_, path) => {
  expect(containerIn(`0::${path}\n`)).toBeNull();
});

test('this machine’s form: v1, a hierarchy of systemd and v2 beside it', () => {
  const text = '9:name=systemd:/\n4:memory:/some/d3ffd88895406ee836a068aa16bc8825\n1:cpu:/\n0::/\n';
  expect(parseCgroup(text).map(({ hierarchy }) => hierarchy)).toEqual(['named', 'v1', 'v1', 'v2']);
  expect(containerIn(text)).toBeNull();
});

test('names keep what would not print', () => {
  expect(unescapeUnit('a\\x2db')).toBe('a-b');
  expect(unescapeUnit('caf\\xc3\\xa9')).toBe('café');
  expect(unescapeUnit('a\\x0ab\\x1b\\x00')).toBe('a\\x0ab\\x1b\\x00');
  expect(unescapeUnit('\\xff\\012\\x2')).toBe('\\xff\\012\\x2');
  const name = containerIn('0::/machine.slice/machine-a\\x0a0::\\012.scope\n')?.container.name;
  expect(name).toBe('a\\x0a0::\\012');
});

// Bytes of a cgroup's name: anything but a slash and a newline.
const part = fc
  .string({ minLength: 1, maxLength: 20, unit: 'binary' })
  .map((text) => text.replace(/[/\n]/g, '_'));

test('nobody names himself into somebody else’s container', () => {
  const path = fc.array(part, { maxLength: 5 });
  fc.assert(
    fc.property(path, path, (outer, inner) => {
      const text = `0::/${[...outer, `docker-${ID}.scope`, ...inner].join('/')}\n`;
      const found = containerIn(text);
      // Only a deeper part of the same path may tell of a container within.
      const deeper = inner.some((_, at) => containerIn(`0::/${inner.slice(at).join('/')}`));
      if (!deeper) expect(found?.container).toEqual({ engine: 'docker', id: ID, name: null });
    }),
  );
});

test('any text is taken, and twice the same answer', () => {
  const cgroups = new Cgroups();
  const line = fc.tuple(fc.nat(20), fc.constantFrom('', 'name=systemd', 'cpu,cpuacct'), part);
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(line)
      .map((lines) => lines.map(([id, names, rest]) => `${id}:${names}:/${rest}`).join('\n')),
  );
  fc.assert(
    fc.property(text, (value) => {
      const found = cgroups.of(value);
      expect(cgroups.of(value)).toBe(found);
      if (found !== null) expect(found.container.id).not.toBe('');
    }),
  );
});
