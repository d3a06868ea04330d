import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentType, fileOf, isOurPage } from './pages.ts';

const FOLDER = '/opt/app/out/renderer';

test('finds the page and what it loads', () => {
  expect(fileOf('ipcscope://app/index.html', FOLDER)).toBe(`${FOLDER}/index.html`);
  expect(fileOf('ipcscope://app/assets/a%20b.js?v=1#x', FOLDER)).toBe(`${FOLDER}/assets/a b.js`);
  expect(contentType('a/b.js')).toContain('javascript');
});

test.each([
  'ipcscope://app/../../main/index.cjs',
  'ipcscope://app/%2e%2e/%2e%2e/main/index.cjs',
  'ipcscope://app/..%2f..%2fetc/passwd',
  'ipcscope://app/%00',
  'ipcscope://app/%zz',
  'ipcscope://other/index.html',
  'file:///etc/passwd',
  'nonsense',
])('refuses %s', (url) => {
  const file = fileOf(url, FOLDER);
  if (file !== null) expect(file.startsWith(`${FOLDER}/`)).toBe(true);
  if (!url.startsWith('ipcscope://app/')) expect(file).toBeNull();
});

test('no address leads out of the folder', () => {
  const part = fc.constantFrom('..', '%2e%2e', '%2f', '/', '\\', 'a', '.', '%00', '//');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const file = fileOf(`ipcscope://app/${parts.join('/')}`, FOLDER);
      if (file !== null) expect(file.startsWith(`${FOLDER}/`)).toBe(true);
    }),
  );
});

test('knows its own pages', () => {
  expect(isOurPage('ipcscope://app/index.html')).toBe(true);
  expect(isOurPage('ipcscope://application/index.html')).toBe(false);
  expect(isOurPage('https://example.org/')).toBe(false);
});
