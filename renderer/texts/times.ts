const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `4 s ago`, `3 min ago`, `2 h ago`, `5 days ago`. Both in Unix milliseconds. */
export function ago(then: number, now: number): string {
  const past = now - then;
  if (past < 0) return past > -5 * SECOND ? 'just now' : 'in the future';
  if (past < SECOND) return 'just now';
  if (past < MINUTE) return `${Math.floor(past / SECOND)} s ago`;
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h ago`;
  const days = Math.floor(past / DAY);
  if (days < 365) return days === 1 ? '1 day ago' : `${days} days ago`;
  const years = Math.floor(days / 365);
  return years === 1 ? '1 year ago' : `${years} years ago`;
}

/** `2026-03-01 12:31:05`, local time. */
export function date(ms: number): string {
  const time = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${clock(ms)}`;
}

/** `12:31:05`, local time. */
export function clock(ms: number): string {
  const time = new Date(ms);
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `23 ms`, `1.2 s`. */
export function duration(ms: number): string {
  if (ms < 1) return 'less than 1 ms';
  return ms < SECOND ? `${Math.round(ms)} ms` : `${(ms / SECOND).toFixed(1)} s`;
}
