/** How keys are written for people: `Ctrl+Shift+F`, `Alt+←`, `Page down`. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page up',
  PageDown: 'Page down',
};

/** The parts of a name that `nameOf` gives, each a cap to press. */
export function keyCaps(name: string): string[] {
  // `Ctrl++`: the last one is the key.
  const parts = name.split(/\+(?=.)/);
  return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
