import {
  type Access,
  type Bits,
  type Decision,
  type Missing,
  READ,
  type Unknown,
  WRITE,
} from './rule.ts';

/** What three permission bits allow. */
export function accessOf(bits: number): Access {
  const read = (bits & READ) !== 0;
  const write = (bits & WRITE) !== 0;
  if (read && write) return 'read-write';
  if (read) return 'read';
  return write ? 'write' : 'none';
}

export function granted(bits: Bits): Decision {
  return { access: accessOf(bits.bits), rule: bits };
}

export function undecided(missing: Missing, bits: Bits | null): Decision & { rule: Unknown } {
  return { access: 'unknown', rule: { by: 'unknown', missing, bits } };
}
