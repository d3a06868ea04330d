import { expect, test } from 'vitest';
import { becoming, environmentOf, parsePasswd, personBehindRoot } from './person.mjs';

const ann = { name: 'ann', uid: 1000, gid: 100, home: '/home/ann', shell: '/bin/bash' };

test('a line of passwd(5)', () => {
  expect(parsePasswd('ann:x:1000:100:Ann,,,:/home/ann:/bin/bash\n')).toEqual(ann);
  expect(parsePasswd('ann:x:1000:100::/home/ann:')).toEqual({ ...ann, shell: '/bin/sh' });
  for (const line of ['', 'ann', 'ann:x:::Ann:/home/ann:/bin/sh', 'ann:x:-1:1::/h:/s']) {
    expect(parsePasswd(line)).toBeNull();
  }
});

test('only root has somebody behind it', () => {
  expect(personBehindRoot({ SUDO_UID: '0' }, 1000)).toBeNull();
  expect(personBehindRoot({ SUDO_UID: '1' }, 1000)).toBeNull();
  expect(personBehindRoot({}, 0)).toBeNull();
  expect(personBehindRoot({ SUDO_UID: '0' }, 0)).toBeNull();
  expect(personBehindRoot({ PKEXEC_UID: '1' }, 0)).toMatchObject({ uid: 1 });
});

test('a variable that names nobody is refused, not passed over', () => {
  expect(() => personBehindRoot({ SUDO_UID: 'ann' }, 0)).toThrow('not a user id: ann');
  expect(() => personBehindRoot({ SUDO_UID: '4294960000' }, 0)).toThrow('no such user');
});

test("nothing of root's own is in the person's environment", () => {
  const env = environmentOf(ann, {
    ...{ HOME: '/root', USER: 'root', XDG_CACHE_HOME: '/root/.cache', XDG_RUNTIME_DIR: '/run/0' },
    ...{ npm_config_userconfig: '/root/.npmrc', SUDO_UID: '1000', LD_PRELOAD: '/x.so' },
    ...{ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect' },
    ...{ DISPLAY: ':7', LANG: 'de_DE.UTF-8', ELECTRON_MIRROR: 'm', PATH: '/bin' },
  });
  expect(env).toMatchObject({ HOME: '/home/ann', USER: 'ann', LOGNAME: 'ann', SHELL: '/bin/bash' });
  expect(env).toMatchObject({ DISPLAY: ':7', LANG: 'de_DE.UTF-8', ELECTRON_MIRROR: 'm' });
  const left = ['XDG_CACHE_HOME', 'npm_config_userconfig', 'SUDO_UID', 'LD_PRELOAD'];
  for (const name of [...left, 'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS']) {
    expect(env).not.toHaveProperty(name);
  }
  expect(env.XDG_RUNTIME_DIR).not.toBe('/run/0');
});

test('becoming somebody takes their groups and leaves capabilities', () => {
  expect(becoming(ann)).toEqual([
    ...['--reuid=1000', '--regid=100'],
    ...['--init-groups', '--inh-caps=-all'],
  ]);
});
