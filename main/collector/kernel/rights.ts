/** What would help where the right to read is missing; null: this is root, who has no more to get. */
export function asRoot(): string | null {
  return process.geteuid?.() === 0 ? null : 'start with sudo';
}
