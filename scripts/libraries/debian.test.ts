import { expect, test } from 'vitest';
import { hasT64Names, packagesOf } from './debian.mjs';
import { parseLdd } from './missing.mjs';

test('what ldd(1) does not find, each once', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibffmpeg.so => /opt/e/libffmpeg.so (0x00007f)',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => not found',
    '\tlibnss3.so => not found',
  ].join('\n');
  expect(parseLdd(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});

test('whose packages have new names', () => {
  expect(hasT64Names('ID=debian\nVERSION_ID="12"\n')).toBe(false);
  expect(hasT64Names('ID=debian\nVERSION_ID="13"\n')).toBe(true);
  expect(hasT64Names('ID=debian\nPRETTY_NAME="Debian GNU/Linux forky/sid"\n')).toBe(true);
  expect(hasT64Names('ID=ubuntu\nVERSION_ID="22.04"\n')).toBe(false);
  expect(hasT64Names('ID=ubuntu\nVERSION_ID="24.04"\n')).toBe(true);
  expect(hasT64Names('ID=mint\nID_LIKE="ubuntu debian"\nUBUNTU_CODENAME=jammy\n')).toBe(false);
  expect(hasT64Names('ID=mint\nID_LIKE="ubuntu debian"\nUBUNTU_CODENAME=noble\n')).toBe(true);
  expect(hasT64Names('ID=fedora\nVERSION_ID=41\n')).toBeNull();
  expect(hasT64Names('')).toBeNull();
});

test('the fewest packages', () => {
  const libraries = [
    'libgtk-3.so.0',
    'libgdk-3.so.0',
    'libcairo.so.2',
    'libnss3.so',
    'libnspr4.so',
  ];
  expect(packagesOf([...libraries, 'libgbm.so.1', 'libasound.so.2'], false)).toEqual({
    packages: ['libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3'],
    unknown: [],
  });
  expect(packagesOf([...libraries, 'libasound.so.2'], true).packages).toEqual([
    ...['libasound2t64', 'libgtk-3-0t64', 'libnss3'],
  ]);
  expect(packagesOf(['libcairo.so.2'], true).packages).toEqual(['libcairo2']);
  expect(packagesOf(['libfuture.so.9'], true)).toEqual({
    packages: [],
    unknown: ['libfuture.so.9'],
  });
});
