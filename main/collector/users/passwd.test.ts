import { expect, test } from 'vitest';
import { parsePasswd } from './passwd.ts';

test('takes the first name of a uid and passes over damaged lines', () => {
  const names = parsePasswd(
    'root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/:\n+nis\nbad:x:y:0:::\n\nme:x:1000:1000:::',
  );
  expect([...names]).toEqual([
    [0, 'root'],
    [1000, 'me'],
  ]);
});
