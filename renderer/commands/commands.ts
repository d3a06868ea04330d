/**
 * Something that a person can have done: by its keys, from the command palette or by
 * a button. Each feature registers its own, so that all are found in one place.
 */
export interface Command {
  /** Unique: `graph.fit`. */
  readonly id: string;
  /** What it does, in words: 'Zoom to fit'. */
  readonly title: string;
  /** What it belongs to, in a word: 'Picture'. */
  readonly group: string;
  /** Keys that do it anywhere in the window: `Ctrl+K`, `Alt+ArrowLeft`, `/`, `?`. */
  readonly keys?: readonly string[];
  /** Whether it can be done now; always where missing. */
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

const registered = new Map<string, Command>();

/** Makes commands known until the function that it returns is called. */
export function register(commands: readonly Command[]): () => void {
  for (const command of commands) {
    if (registered.has(command.id)) throw new Error(`There are two commands ${command.id}`);
    registered.set(command.id, command);
  }
  return () => {
    for (const { id } of commands) registered.delete(id);
  };
}

/** All that can be done now, in the order of their registration. */
export function available(): readonly Command[] {
  return [...registered.values()].filter(({ enabled }) => enabled?.() ?? true);
}

/** All there are, whether or not they can be done now. */
export function known(): readonly Command[] {
  return [...registered.values()];
}

/** Does it; false where there is no such command now. */
export function run(id: string): boolean {
  const command = registered.get(id);
  if (!command || !(command.enabled?.() ?? true)) return false;
  command.run();
  return true;
}
