import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentsOf, parseArguments } from './arguments.ts';

test('takes its own, both ways of writing them', () => {
  expect(
    parseArguments([
      '--poll',
      '200',
      '--theme=dark',
      '--lens=user',
      '--size=1920x1080',
      '--screenshot',
      'a b.png',
      '--events',
    ]),
  ).toEqual({
    kind: 'run',
    options: {
      pollMs: 200,
      theme: 'dark',
      lens: 'user',
      size: { width: 1920, height: 1080 },
      screenshot: 'a b.png',
      events: true,
      collectorFd: null,
    },
  });
});

test('lets the switches of Chromium and Node pass', () => {
  const switches = [
    '--inspect=0',
    '--remote-debugging-port=0',
    '--no-sandbox',
    '--user-data-dir=/tmp/x',
    '--force-device-scale-factor=1',
    '--disable-gpu',
    '--remote-allow-origins=*',
    '--use-gl=swiftshader',
    '--enable-features=A,B',
    '--ozone-platform=wayland',
    '--headless',
    '--v=1',
  ];
  expect(parseArguments(switches)).toMatchObject({ kind: 'run', options: { pollMs: 500 } });
});

test.each([
  [['--pol', '200'], '"--pol"'],
  [['--poll'], '--poll needs a value'],
  [['--screenshot', '--size=800x600'], '--screenshot needs a value'],
  [['--use gl'], '"--use gl"'],
  [['--user-data-dir', '/tmp/x'], '"/tmp/x"'],
  [['--poll', '1'], '50 to 60000'],
  [['--poll=60001'], '50 to 60000'],
  [['--poll', '2e3'], '50 to 60000'],
  [['--theme', 'pink'], 'light, dark, contrast or system'],
  [['--lens', 'Users'], 'ipc, pid, user'],
  [['--size', '10x10'], '320x240'],
  [['--events=yes'], '"--events=yes"'],
  [['--collector-fd', '0'], 'descriptor'],
  [['surprise'], '"surprise"'],
  [['__proto__', ''], '"__proto__"'],
  [['constructor=1'], '"constructor=1"'],
])('says what is wrong with %j', (args, words) => {
  const parsed = parseArguments(args);
  expect(parsed).toMatchObject({ kind: 'wrong', message: expect.stringContaining(words) });
});

test('finds what is meant for the app behind what is meant for Electron', () => {
  const argv = ['electron', '--inspect=0', '-r', 'x.js', '/app', '--poll', '200'];
  expect(argumentsOf(argv, false)).toEqual(['--inspect=0', '--poll', '200']);
  expect(argumentsOf(['electron', '.', 'extra'], false)).toEqual(['extra']);
  expect(argumentsOf(['ipcscope', '--no-sandbox', '--poll', '200'], true)).toEqual([
    '--no-sandbox',
    '--poll',
    '200',
  ]);
  expect(argumentsOf(['electron'], false)).toEqual([]);
});

test('never throws, whatever it is given', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('--poll', '--size', '--theme=', '9x9'));
  fc.assert(fc.property(fc.array(word), (args) => void parseArguments(args)));
});
