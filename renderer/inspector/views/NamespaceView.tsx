import type { Namespace } from '../../../preload/contract.ts';
import { processNode } from '../../state/selection.ts';
import { NAMESPACE_FIELDS as text } from '../../texts/fields/namespace.ts';
import { NAMESPACE_NAMES } from '../../texts/kinds.ts';
import { processes } from '../../texts/numbers.ts';
import { Field } from '../Field.tsx';
import { Hold } from '../Hold.tsx';
import { NodeLink } from '../NodeLink.tsx';
import { Fields, Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { Contents } from './Contents.tsx';
import { IdMaps } from './IdMaps.tsx';
import { Limits } from './Limits.tsx';

export function NamespaceView({ namespace }: { namespace: Namespace }) {
  const { world } = useShown();
  const { id, type } = namespace;
  const name = NAMESPACE_NAMES[type];
  const members = Array.from(world.processes.values()).filter((it) => it.namespaces[type] === id);
  return (
    <>
      <Section title="What it is">
        <Fields>
          <Field text={text.type} raw={type} note={name.what}>
            {name.one}
          </Field>
          <Field text={text.initial} raw={namespace.initial ? 'initial' : 'not initial'}>
            {namespace.initial
              ? 'by the kernel at boot: the initial one, the host’s own'
              : 'later, by a process'}
          </Field>
          <Field text={text.id} raw={id} mono>
            {id}
          </Field>
          <Field text={text.inode} raw={String(namespace.inode)} mono>
            {namespace.inode}
          </Field>
        </Fields>
      </Section>
      {type === 'ipc' && <Contents namespace={namespace} />}
      <Section title="Who is in it">
        <Fields>
          <Field
            text={text.processCount}
            raw={String(namespace.processCount)}
            list={
              members.length > 0 && (
                <Several
                  items={members}
                  keyOf={({ pid }) => pid}
                  render={({ pid }) => <NodeLink node={processNode(pid)} />}
                />
              )
            }
          >
            {processes(namespace.processCount)}
          </Field>
          {(namespace.heldBy.length > 0 || namespace.processCount === 0) && (
            <Field text={text.heldBy} raw={JSON.stringify(namespace.heldBy)}>
              <Several
                items={namespace.heldBy}
                keyOf={(hold) => JSON.stringify(hold)}
                none="not known"
                render={(hold) => <Hold hold={hold} />}
              />
            </Field>
          )}
        </Fields>
      </Section>
      <Descent namespace={namespace} />
      {type === 'user' && <IdMaps namespace={namespace} />}
      {type === 'ipc' && <Limits namespace={namespace} />}
    </>
  );
}

/** Kernel facts and process ancestry, each labelled as what it is. */
function Descent({ namespace }: { namespace: Namespace }) {
  const { world } = useShown();
  const { id, type, initial, parent, owner, nestedIn } = namespace;
  const all = Array.from(world.namespaces.values());
  const others = [
    { text: text.children, nodes: all.filter((other) => other.parent === id) },
    { text: text.owns, nodes: all.filter((other) => other.owner === id) },
    { text: text.nests, nodes: all.filter((other) => other.nestedIn === id) },
  ];
  const hasParent = type === 'pid' || type === 'user';
  return (
    <Section title="Where it belongs">
      <Fields>
        <Field text={text.owner} raw={owner ?? 'null'} note="kernel fact">
          {owner === null ? noOwner(namespace) : <NodeLink node={owner} />}
        </Field>
        <Field
          text={text.parent}
          raw={parent ?? 'null'}
          {...(hasParent && { note: 'kernel fact' })}
        >
          {parent !== null && <NodeLink node={parent} />}
          {parent === null &&
            hasParent &&
            (initial ? 'none: it is the root' : 'not visible from here')}
          {parent === null && !hasParent && 'only PID and user namespaces have one'}
        </Field>
        <Field
          text={text.nestedIn}
          raw={nestedIn ?? 'null'}
          note={
            namespace.nestingRemembered
              ? 'process ancestry, seen earlier: those that showed it have ended; no sight through the wall'
              : 'process ancestry; no sight through the wall'
          }
        >
          {nestedIn !== null && <NodeLink node={nestedIn} />}
          {nestedIn === null &&
            (initial ? 'none: it is the outermost' : 'no ancestor outside is known')}
        </Field>
        {others
          .filter(({ nodes }) => nodes.length > 0)
          .map(({ text, nodes }) => (
            <Field key={text.label} text={text} raw={nodes.map((other) => other.id).join(' ')}>
              <Several
                items={nodes}
                keyOf={(other) => other.id}
                render={(other) => <NodeLink node={other.id} />}
                first={6}
              />
            </Field>
          ))}
      </Fields>
    </Section>
  );
}

function noOwner({ type, initial }: Namespace): string {
  return type === 'user' && initial ? 'none: it is the root of all' : 'not visible from here';
}
