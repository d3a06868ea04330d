import { describe, expect, it } from 'vitest';
import { Settling } from './settling.ts';

describe('settling', () => {
  it('tells a poll once, when it is drawn and at rest', () => {
    const settling = new Settling();
    settling.begin(4, 0);
    expect(settling.drawn(false, false, 10)).toBeNull();
    expect(settling.drawn(true, false, 20)).toBeNull();
    expect(settling.drawn(true, true, 30)).toBe(4);
    expect(settling.drawn(true, true, 40)).toBeNull();
  });

  it('is not put off for ever by polls that each begin something', () => {
    const settling = new Settling();
    const told: (number | null)[] = [];
    for (let sequence = 0; sequence < 10; sequence++) {
      settling.begin(sequence, sequence * 200);
      told.push(settling.drawn(true, false, sequence * 200 + 100));
    }
    expect(told).toEqual([null, null, null, 0, 1, 2, 3, 4, 5, 6]);
  });
});
