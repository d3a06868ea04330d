import type { IpcObject } from '../../preload/contract.ts';
import { AsItHappens } from '../events/AsItHappens.tsx';
import { type NodeId, processNode, type Selected } from '../state/selection.ts';
import { AccessMatrix } from './access/AccessMatrix.tsx';
import { ObjectAccess } from './access/ObjectAccess.tsx';
import { EndProcess } from './actions/EndProcess.tsx';
import { RemoveObject } from './actions/RemoveObject.tsx';
import { InShell } from './shell/InShell.tsx';
import { MessageQueueView } from './views/MessageQueueView.tsx';
import { NamespaceView } from './views/NamespaceView.tsx';
import { PosixQueueView } from './views/PosixQueueView.tsx';
import { ProcessView } from './views/ProcessView.tsx';
import { SemaphoreSetView } from './views/SemaphoreSetView.tsx';
import { SharedMemoryView } from './views/SharedMemoryView.tsx';

/** Each kind of thing has its own view. */
export function View({ thing }: { thing: Selected }) {
  const node = nodeOf(thing);
  return (
    <>
      {node !== null && <AsItHappens node={node} />}
      <Facts thing={thing} />
      <InShell thing={thing} />
      {thing.kind === 'object' && <RemoveObject object={thing.object} />}
      {thing.kind === 'process' && <EndProcess process={thing.process} />}
    </>
  );
}

/** By what its events are known; null: it has none. */
function nodeOf(thing: Selected): NodeId | null {
  switch (thing.kind) {
    case 'namespace':
      return thing.namespace.type === 'ipc' ? thing.namespace.id : null;
    case 'process':
      return processNode(thing.process.pid);
    case 'object':
      return thing.object.id;
  }
}

function Facts({ thing }: { thing: Selected }) {
  switch (thing.kind) {
    case 'namespace':
      return (
        <>
          <NamespaceView namespace={thing.namespace} />
          {thing.namespace.type === 'ipc' && <AccessMatrix namespace={thing.namespace} />}
        </>
      );
    case 'process':
      return <ProcessView process={thing.process} />;
    case 'object':
      return (
        <>
          <ObjectView object={thing.object} />
          <ObjectAccess object={thing.object} />
        </>
      );
  }
}

function ObjectView({ object }: { object: IpcObject }) {
  switch (object.kind) {
    case 'msg':
      return <MessageQueueView queue={object} />;
    case 'mqueue':
      return <PosixQueueView queue={object} />;
    case 'sem':
      return <SemaphoreSetView set={object} />;
    case 'shm':
      return <SharedMemoryView segment={object} />;
  }
}
