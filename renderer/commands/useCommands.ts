import { useEffect, useRef } from 'react';
import { type Command, register } from './commands.ts';

/** Registers commands while a component is there; they always run as it was drawn last. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const ids = commands.map(({ id }) => id).join(' ');
  useEffect(() => {
    const current = (id: string) => latest.current.find((command) => command.id === id);
    const standing = ids.split(' ').flatMap((id): Command[] => {
      const command = current(id);
      if (!command) return [];
      return [
        {
          ...command,
          get title() {
            return current(id)?.title ?? command.title;
          },
          enabled: () => current(id)?.enabled?.() ?? true,
          run: () => current(id)?.run(),
        },
      ];
    });
    return register(standing);
  }, [ids]);
}
