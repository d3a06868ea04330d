/** A collector that runs: lines in both directions, see `collector/contract/messages.ts`. */
export interface Connection {
  send(line: string): void;
  onLine(listener: (line: string) => void): void;
  /** Something came that is no line, in words. */
  onDamage(listener: (what: string) => void): void;
  /** In words why it ended: `SIGKILL`, `exit code 1`. Called once. */
  onEnd(listener: (reason: string) => void): void;
  /** Ends it, even where it does not answer. */
  end(): void;
}
