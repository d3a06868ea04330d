import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sharing } from './sharing.ts';

test('who has the start of its stack alone shares nothing', () => {
  const sharing = new Sharing();
  sharing.put(1, '100');
  sharing.put(2, '200');
  expect(sharing.mayShare(1)).toBe(false);
  sharing.put(3, '100');
  expect([1, 2, 3].map((pid) => sharing.mayShare(pid))).toEqual([true, false, true]);
  // It has called execve(2).
  sharing.put(3, '300');
  expect(sharing.mayShare(1)).toBe(false);
});

test('without a stack that may be seen there is nothing to be shared that may be', () => {
  const sharing = new Sharing();
  sharing.put(1, '0');
  sharing.put(2, '0');
  expect(sharing.mayShare(1)).toBe(false);
});

test('tells the same as a look at all, whoever came and went', () => {
  const pid = fc.integer({ min: 1, max: 6 });
  const step = fc.tuple(pid, fc.constantFrom('0', '1', '2', null));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const sharing = new Sharing();
      const stacks = new Map<number, string>();
      for (const [pid, stack] of steps) {
        if (stack === null) {
          sharing.delete(pid);
          stacks.delete(pid);
        } else {
          sharing.put(pid, stack);
          stacks.set(pid, stack);
        }
      }
      for (let pid = 1; pid <= 6; pid++) {
        const stack = stacks.get(pid) ?? '0';
        const many = [...stacks.values()].filter((other) => other === stack).length > 1;
        expect(sharing.mayShare(pid)).toBe(stack !== '0' && many);
      }
    }),
  );
});
