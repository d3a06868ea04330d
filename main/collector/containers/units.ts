/**
 * Names of systemd units as cgroups bear them, systemd.unit(5).
 */

const UNIT = /^.+\.(service|scope)$/s;
const SLICE = /^.+\.slice$/s;
const USER_MANAGER = /^user@\d+\.service$/;

/**
 * The unit that a path of cgroups lies in: the innermost service or scope, else
 * the innermost slice. Null where systemd made none of them.
 */
export function unitIn(path: readonly string[]): string | null {
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const part = path[index] ?? '';
    if (!UNIT.test(part)) continue;
    const outer = path[index - 1] ?? '';
    // A manager keeps itself in a scope of that name, which says nothing of whose it is.
    return part === 'init.scope' && USER_MANAGER.test(outer) ? outer : part;
  }
  return path.findLast((part) => SLICE.test(part)) ?? null;
}

/**
 * Undoes systemd-escape(1): `web\x2dserver` is `web-server`. What is no text
 * without control characters stays escaped.
 */
export function unescapeUnit(name: string): string {
  return name.replace(/(?:\\x[0-9a-f]{2})+/g, (escaped) => {
    const bytes = Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
    const text = bytes.toString('utf8');
    return /[\p{Cc}\p{Cf}\u2028\u2029\ufffd]/u.test(text) ? escaped : text;
  });
}
