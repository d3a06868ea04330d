import { randomBytes } from 'node:crypto';

/** Any host, any display: the file belongs to one display only (Xauth(3), `FamilyWild`). */
const FAMILY_WILD = 0xffff;
const PROTOCOL = 'MIT-MAGIC-COOKIE-1';
const COOKIE_BYTES = 16;

/**
 * The contents of an Xauthority file with one new cookie, so that nobody but
 * those who can read the file may look at the display or type into it.
 *
 * @returns {Buffer}
 */
export function newAuthority() {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  const fields = ['', '', PROTOCOL, randomBytes(COOKIE_BYTES)].flatMap((field) => {
    const contents = Buffer.from(field);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(contents.length);
    return [length, contents];
  });
  return Buffer.concat([family, ...fields]);
}
