import { beforeEach, expect, test, vi } from 'vitest';
import {
  type Bridge,
  difference,
  type Session,
  textOf,
  type Update,
} from '../../preload/contract.ts';
import { process, snapshot } from '../state/samples.ts';
import { useStore } from '../state/store.ts';
import { connect } from './connect.ts';
import { DEFAULT_PANELS, lensFrom, panelsFrom, themeFrom } from './memory.ts';

const first = snapshot({ processes: [process({ pid: 1 })] });
const second = snapshot({ processes: [process({ pid: 1 }), process({ pid: 2 })] });
const update: Update = {
  kind: 'difference',
  sequence: 2,
  difference: difference(first, second),
};
const session: Session = {
  theme: 'dark',
  still: false,
  collector: { phase: 'starting' },
  current: { sequence: 1, snapshot: first },
};
const pids = () => [...(useStore.getState().world?.processes.keys() ?? [])];

beforeEach(() => useStore.setState(useStore.getInitialState(), true));

test('updates that overtake the session wait for it', async () => {
  const bridge: Pick<Bridge, 'subscribe' | 'setEvents'> = {
    setEvents: async () => {},
    subscribe: (listener) => {
      listener(textOf(update));
      expect(pids()).toEqual([]);
      return Promise.resolve(textOf(session));
    },
  };
  await connect(bridge);
  expect(pids()).toEqual([1, 2]);
  expect(useStore.getState().theme).toBe('dark');
});

test('a subscription that is refused is not taken for an empty system', async () => {
  const bridge: Pick<Bridge, 'subscribe' | 'setEvents'> = {
    setEvents: async () => {},
    subscribe: () => Promise.reject(new Error('no')),
  };
  await expect(connect(bridge)).rejects.toThrow('no');
  expect(useStore.getState().world).toBeNull();
});

test('storage that is refused is no reason not to start', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
  });
  const bridge: Pick<Bridge, 'subscribe' | 'setEvents'> = {
    setEvents: async () => {},
    subscribe: () => Promise.resolve(textOf<Session>({ ...session, theme: 'system' })),
  };
  await connect(bridge);
  expect(useStore.getState().theme).toBe('system');
  vi.unstubAllGlobals();
});

test('live events that were on are asked for again, unless they are on already', async () => {
  const asked: boolean[] = [];
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => (name === 'ipcscope/events' ? '{"on":true}' : null),
  });
  const begun = async (parts: Partial<Session>) =>
    connect({
      setEvents: async (on) => void asked.push(on),
      subscribe: () => Promise.resolve(textOf<Session>({ ...session, ...parts })),
    });
  await begun({});
  expect(asked).toEqual([true]);
  await begun({ events: { state: 'on' } });
  // A picture of one moment.
  await begun({ still: true });
  expect(asked).toEqual([true]);
  vi.unstubAllGlobals();
});

test('remembered sizes are taken where they make sense', () => {
  expect(panelsFrom('{"outline":400.4,"inspector":300,"outlineOpen":false}')).toEqual({
    outline: 400,
    inspector: 300,
    outlineOpen: false,
  });
  for (const damaged of [null, '', '{', '[]', 'null', '7', '{"outline":"wide"}']) {
    expect(panelsFrom(damaged)).toEqual(DEFAULT_PANELS);
  }
  expect(panelsFrom('{"outline":-5,"inspector":1e9}')).toEqual(DEFAULT_PANELS);
  expect(['light', 'dark', 'contrast', 'pink', null].map(themeFrom)).toEqual([
    'light',
    'dark',
    'contrast',
    'system',
    'system',
  ]);
  expect(['user', 'container', 'toString', null].map(lensFrom)).toEqual([
    'user',
    'container',
    'ipc',
    'ipc',
  ]);
});
