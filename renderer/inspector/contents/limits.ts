/** So many messages are copied at once; the next when they are scrolled to. */
export const PAGE = 200;
/** Of each so many bytes, to show its beginning. */
export const GLANCE_BYTES = 256;
/** Of one that is looked at, in bytes. */
export const WHOLE_BYTES = 64 * 1024;
/** Bytes of a segment that are read at once, and shown as one page. */
export const BYTES_PAGE = 4096;
