import { FlaskConical } from 'lucide-react';
import { IconButton } from '../app/IconButton.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { Chooser } from './Chooser.tsx';
import { choose, useLab } from './state.ts';

/** Opens the choice of scenarios. */
export function LabButton() {
  const choosing = useLab((state) => state.choosing);
  useCommands([
    { id: 'lab.choose', title: 'Open the lab', group: 'Lab', keys: ['Ctrl+L'], run: choose },
  ]);
  return (
    <>
      <IconButton
        label="Lab: isolation shown in real namespaces"
        aria-expanded={choosing}
        onClick={choose}
      >
        <FlaskConical size={16} />
      </IconButton>
      <Chooser />
    </>
  );
}
