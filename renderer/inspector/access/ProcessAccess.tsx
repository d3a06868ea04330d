import { useMemo } from 'react';
import type { IpcObject, Process } from '../../../preload/contract.ts';
import { accessWords } from '../../texts/access.ts';
import { OBJECT_NAMES } from '../../texts/kinds.ts';
import { plural } from '../../texts/numbers.ts';
import { hasEnded } from '../../texts/states.ts';
import { NodeLink } from '../NodeLink.tsx';
import { Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { Beyond } from './Beyond.tsx';
import { Fold } from './Fold.tsx';
import { objectsReached } from './groups.ts';
import { Truth } from './Truth.tsx';
import { twinsAround } from './twins.ts';
import { Why } from './Why.tsx';

/** What a process may do with which objects, and which rule decided; and what the wall hides. */
export function ProcessAccess({ process }: { process: Process }) {
  const { world } = useShown();
  const { processes, objects, namespaces, host } = world;
  const { groups, beyond } = useMemo(
    () => objectsReached(process, { processes, objects, namespaces, host }),
    [process, processes, objects, namespaces, host],
  );
  const twins = useMemo(() => twinsAround(process, { objects }), [process, objects]);
  if (hasEnded(process.state)) return null;
  return (
    <Section title="What it may do">
      {groups.length === 0 && <p>There is no IPC object in its IPC namespace that is known.</p>}
      {groups.map(({ id, decision, sentence, items }) => (
        <Fold
          key={id}
          title={titleOf(items)}
          outcome={accessWords(decision.access, items[0]?.kind ?? 'msg')}
          why={<Why decision={decision} sentence={sentence} />}
        >
          {() => (
            <Several
              items={items}
              keyOf={({ id }) => id}
              render={({ id }) => <NodeLink node={id} />}
            />
          )}
        </Fold>
      ))}
      <Beyond
        what={plural(beyond.count, 'object')}
        namespaces={beyond.namespaces}
        can={beyond.count === 1 ? UNSEEN.one : UNSEEN.many}
        twins={twins}
      />
      <Truth />
    </Section>
  );
}

const UNSEEN = {
  one: 'it cannot see this, whatever its permissions',
  many: 'it cannot see them, whatever their permissions',
};

function titleOf(items: readonly IpcObject[]): string {
  const { one, many } = OBJECT_NAMES[items[0]?.kind ?? 'msg'];
  return plural(items.length, one, many);
}
