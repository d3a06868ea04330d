import { useMemo } from 'react';
import { type Process, reachOf } from '../../../preload/contract.ts';
import { REACH_FIELDS } from '../../texts/fields/reach.ts';
import { useShown } from '../shown.ts';
import { Reached } from './Reached.tsx';

/** What a process may do with the objects of all namespaces. */
export function ProcessReach({ process }: { process: Process }) {
  const { world } = useShown();
  const reach = useMemo(() => reachOf(process, world), [process, world]);
  const beyond = useMemo(() => {
    const rooms = new Set<string>();
    for (const { namespace } of world.objects.values()) rooms.add(namespace);
    rooms.delete(process.namespaces.ipc ?? '');
    return [...rooms].sort();
  }, [process, world]);
  return (
    <Reached
      title="What it may reach"
      texts={REACH_FIELDS}
      reach={reach}
      nouns={['object', 'objects']}
      beyond={beyond}
      none="There is no IPC object in sight."
    />
  );
}
