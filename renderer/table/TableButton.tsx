import { Table2 } from 'lucide-react';
import { IconButton } from '../app/IconButton.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { notPresenting } from '../presentation/state.ts';
import { toggleTable, useTable } from './state.ts';

/** Puts the table in the place of the picture, and the picture back. */
export function TableButton() {
  const open = useTable((state) => state.open);
  useCommands([
    {
      id: 'table.toggle',
      enabled: notPresenting,
      title: open ? 'Show the picture' : 'Show everything as a table',
      group: 'Window',
      keys: ['Ctrl+T', 't'],
      run: toggleTable,
    },
  ]);
  return (
    <IconButton
      label={open ? 'Show the picture (T)' : 'Show everything as a table (T)'}
      aria-pressed={open}
      onClick={toggleTable}
    >
      <Table2 size={16} />
    </IconButton>
  );
}
