/** Longest command line kept, in characters; the rest is replaced by an ellipsis. */
const LONGEST = 4096;

/**
 * Splits `/proc/PID/cmdline`: arguments each ended by a zero byte. A process may
 * have overwritten it (setproctitle), then it is one argument padded with zeros.
 */
export function parseCommandLine(text: string): string[] {
  const shortened = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const end = shortened.endsWith('\0') ? shortened.length - 1 : shortened.length;
  if (end <= 0) return [];
  const parts = shortened.slice(0, end).split('\0');
  while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  return parts;
}
