import { useMemo } from 'react';
import type { IpcObject } from '../../../preload/contract.ts';
import { processNode } from '../../state/selection.ts';
import { accessWords } from '../../texts/access.ts';
import { processes } from '../../texts/numbers.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { userWords } from '../users.ts';
import { Beyond } from './Beyond.tsx';
import { Fold } from './Fold.tsx';
import { processesReaching } from './groups.ts';
import { Truth } from './Truth.tsx';
import { twinsOf } from './twins.ts';
import { Why } from './Why.tsx';

/** Who may do what with an object, and which rule decided; and who is shut out by the wall. */
export function ObjectAccess({ object }: { object: IpcObject }) {
  const { world } = useShown();
  const { processes: all, objects, namespaces, host } = world;
  const { groups, beyond } = useMemo(
    () => processesReaching(object, { processes: all, objects, namespaces, host }),
    [object, all, objects, namespaces, host],
  );
  const twins = useMemo(() => twinsOf(object, { objects }), [object, objects]);
  return (
    <Section title="Who may do what with it">
      {groups.length === 0 && <p>No process lives in its IPC namespace.</p>}
      {groups.map(({ id, decision, sentence, items }) => (
        <Fold
          key={id}
          title={`${processes(items.length)} of ${userWords(world, items[0]?.uid ?? 0)}`}
          outcome={accessWords(decision.access, object.kind)}
          why={<Why decision={decision} sentence={sentence} />}
        >
          {() => (
            <Several
              items={items}
              keyOf={({ pid }) => pid}
              render={({ pid }) => <NodeLink node={processNode(pid)} />}
            />
          )}
        </Fold>
      ))}
      <Beyond
        what={processes(beyond.count)}
        namespaces={beyond.namespaces}
        can="cannot see it, whatever the user"
        twins={twins}
      />
      <Truth />
    </Section>
  );
}
