import { describe, expect, test } from 'vitest';
import { readArguments, withPicture } from './arguments.mjs';

describe('readArguments', () => {
  test('nothing asked for', () => {
    expect(readArguments([], '/home/a')).toEqual({
      help: false,
      picture: null,
      size: { width: 1920, height: 1080 },
      remote: false,
      sandboxOff: false,
      forApp: [],
    });
  });

  test('a picture lies where the person stands, in either spelling', () => {
    for (const args of [['--screenshot', 'a.png'], ['--screenshot=a.png']]) {
      const read = readArguments([...args, '--theme', 'dark'], '/home/a');
      expect(read.picture).toBe('/home/a/a.png');
      expect(read.forApp).toEqual(['--screenshot', '/home/a/a.png', '--theme', 'dark']);
    }
    expect(readArguments(['--screenshot', '/tmp/b.png'], '/home/a').picture).toBe('/tmp/b.png');
  });

  test('a picture without a file is refused', () => {
    for (const args of [['--screenshot'], ['--screenshot='], ['--screenshot', '--size', '9x9']]) {
      expect(() => readArguments(args, '/')).toThrow('--screenshot FILE');
    }
  });

  test('the size of the screen; the app refuses what is none', () => {
    expect(readArguments(['--size', '800x600'], '/').size).toEqual({ width: 800, height: 600 });
    expect(readArguments(['--size=3840x2160'], '/').size).toEqual({ width: 3840, height: 2160 });
    expect(readArguments(['--size', 'big'], '/').size).toEqual({ width: 1920, height: 1080 });
    expect(readArguments(['--size', 'big'], '/').forApp).toEqual(['--size', 'big']);
  });

  test('what is unknown goes on as it is', () => {
    const args = ['--remote-debugging-port=9333', '--no-sandbox', '--what', 'ever'];
    const read = readArguments(args, '/');
    expect(read).toMatchObject({ remote: true, sandboxOff: true, forApp: args });
  });
});

test('withPicture names the file once', () => {
  expect(withPicture(['--poll', '200'], '/a.png')).toEqual([
    ...['--poll', '200'],
    ...['--screenshot', '/a.png'],
  ]);
  expect(withPicture(['--screenshot', 'a.png', '--x'], '/a.png')).toEqual([
    ...['--screenshot', '/a.png', '--x'],
  ]);
});
