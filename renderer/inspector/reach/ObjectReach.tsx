import { useMemo } from 'react';
import { type IpcObject, reachedBy } from '../../../preload/contract.ts';
import { processNode } from '../../state/selection.ts';
import { REACHED_FIELDS } from '../../texts/fields/reach.ts';
import { useShown } from '../shown.ts';
import { Reached } from './Reached.tsx';

/** Which processes may do what with an object, and who is shut out by what. */
export function ObjectReach({ object }: { object: IpcObject }) {
  const { world } = useShown();
  const reach = useMemo(
    () =>
      Array.from(
        reachedBy(object, world),
        ([pid, decision]) => [processNode(pid), decision] as const,
      ),
    [object, world],
  );
  const beyond = useMemo(() => {
    const rooms = new Set<string>();
    for (const { namespaces } of world.processes.values()) {
      if (namespaces.ipc !== null) rooms.add(namespaces.ipc);
    }
    rooms.delete(object.namespace);
    return [...rooms].sort();
  }, [object, world]);
  return (
    <Reached
      title="Who may reach it"
      texts={REACHED_FIELDS}
      reach={reach}
      nouns={['process', 'processes']}
      beyond={beyond}
      none="There is no process in sight."
    />
  );
}
