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
  // A capital by itself is a letter with Shift, which `nameOf` does not say.
  if (/^\p{Lu}$/u.test(name)) return ['Shift', name];
  // `Ctrl++`: the last one is the key.
  const parts = name.split(/\+(?=.)/);
  return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
