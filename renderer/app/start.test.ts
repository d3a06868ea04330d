import { beforeEach, expect, test, vi } from 'vitest';
import {
  type Bridge,
  difference,
  type Session,
  type Update,
  worldOf,
} from '../../preload/contract.ts';
import { process, snapshot } from '../state/samples.ts';
import { useStore } from '../state/store.ts';
import { connect } from './connect.ts';
import { DEFAULT_PANELS, panelsFrom, themeFrom } from './memory.ts';

const first = snapshot({ processes: [process({ pid: 1 })] });
const second = snapshot({ processes: [process({ pid: 1 }), process({ pid: 2 })] });
const update: Update = {
  kind: 'difference',
  sequence: 2,
  difference: difference(worldOf(first), worldOf(second)),
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
  const bridge: Bridge = {
    subscribe: (listener) => {
      listener(update);
      expect(pids()).toEqual([]);
      return Promise.resolve(session);
    },
    painted: () => Promise.resolve(),
    save: () => Promise.resolve({ kind: 'cancelled' }),
  };
  await connect(bridge);
  expect(pids()).toEqual([1, 2]);
  expect(useStore.getState().theme).toBe('dark');
});

test('a subscription that is refused is not taken for an empty system', async () => {
  const bridge: Bridge = {
    subscribe: () => Promise.reject(new Error('no')),
    painted: () => Promise.resolve(),
    save: () => Promise.resolve({ kind: 'cancelled' }),
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
  const bridge: Bridge = {
    subscribe: () => Promise.resolve({ ...session, theme: 'system' }),
    painted: () => Promise.resolve(),
    save: () => Promise.resolve({ kind: 'cancelled' }),
  };
  await connect(bridge);
  expect(useStore.getState().theme).toBe('system');
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
  expect(['light', 'dark', 'pink', null].map(themeFrom)).toEqual([
    'light',
    'dark',
    'system',
    'system',
  ]);
});
