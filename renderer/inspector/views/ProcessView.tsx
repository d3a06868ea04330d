import { NAMESPACE_TYPES, type NamespaceType, type Process } from '../../../preload/contract.ts';
import { hasLeft } from '../../lens/lens.ts';
import { processNode } from '../../state/selection.ts';
import { capabilityWords } from '../../texts/capabilities.ts';
import { PROCESS_FIELDS as text } from '../../texts/fields/process.ts';
import { capital, NAMESPACE_NAMES } from '../../texts/kinds.ts';
import { processes } from '../../texts/numbers.ts';
import { stateWords } from '../../texts/states.ts';
import { clipped, commandText, nameOf, visible } from '../../texts/visible.ts';
import { ProcessAccess } from '../access/ProcessAccess.tsx';
import { Field } from '../Field.tsx';
import { LongText } from '../LongText.tsx';
import { Moment } from '../Moment.tsx';
import { NodeLink, PidLink } from '../NodeLink.tsx';
import { Compared } from '../reach/Compared.tsx';
import { Fields, Section } from '../Section.tsx';
import { Several } from '../Several.tsx';
import { useShown } from '../shown.ts';
import { Ties } from '../Ties.tsx';
import { Unknown } from '../Unknown.tsx';

export function ProcessView({ process }: { process: Process }) {
  const { world } = useShown();
  const command = commandText(process.commandLine);
  const children = Array.from(world.processes.values()).filter(({ ppid }) => ppid === process.pid);
  return (
    <>
      <Compared process={process} />
      <Section title="What it is">
        <Fields>
          <Field text={text.comm} of="comm" raw={process.comm} mono>
            {nameOf(process.comm)}
          </Field>
          <Field
            text={text.commandLine}
            of="commandLine"
            raw={clipped(command, 500)}
            copy={command}
            mono
          >
            {command === '' ? 'none' : <LongText text={command} />}
          </Field>
          <Field text={text.pid} raw={`pid ${process.pid}`} copy={String(process.pid)} mono>
            {process.pid}
          </Field>
          <Field text={text.state} of="state" raw={process.state}>
            {stateWords(process.state)}
          </Field>
          <Moment text={text.startTime} of="startTime" ms={process.startTime} />
          <Field text={text.ppid} of="ppid" raw={`pid ${process.ppid}`} copy={String(process.ppid)}>
            <PidLink pid={process.ppid} none="none that is visible from here" />
          </Field>
          {children.length > 0 && (
            <Field
              text={text.children}
              raw={processes(children.length)}
              list={
                <Several
                  items={children}
                  keyOf={({ pid }) => pid}
                  render={({ pid }) => <NodeLink node={processNode(pid)} />}
                  first={6}
                />
              }
            >
              {processes(children.length)}
            </Field>
          )}
          <Field
            text={text.pidInNamespace}
            of="pidInNamespace"
            raw={process.pidInNamespace.join(' ')}
            mono
          >
            {process.pidInNamespace.length === 0 ? 'not known' : process.pidInNamespace.join(' › ')}
          </Field>
        </Fields>
      </Section>
      <Section title="Whose it is">
        <Belonging process={process} />
      </Section>
      <Section title="Which IPC objects it uses">
        <Fields>
          <Ties
            text={text.objects}
            of={{ process: process.pid }}
            none="The kernel connects it with none. A process can use message queues and semaphores without leaving a trace."
          />
        </Fields>
      </Section>
      <Section title="Which namespaces it is in">
        <Fields>
          {NAMESPACE_TYPES.map((type) => (
            <NamespaceField
              key={type}
              type={type}
              id={process.namespaces[type]}
              state={process.state}
            />
          ))}
        </Fields>
      </Section>
      <ProcessAccess process={process} />
    </>
  );
}

function Belonging({ process }: { process: Process }) {
  const { container, credentials, uid, user, gid } = process;
  return (
    <Fields>
      <Field text={text.uid} of="uid" raw={`uid ${uid}`} copy={String(uid)}>
        {user === null
          ? `uid ${uid}, which has no name on this host`
          : `${nameOf(user)} (uid ${uid})`}
      </Field>
      <Field text={text.gid} of="gid" raw={`gid ${gid}`} copy={String(gid)}>
        gid {gid}
      </Field>
      {credentials && (
        <>
          <Field text={text.groups} raw={credentials.groups.join(' ') || 'none'}>
            {credentials.groups.length === 0 ? 'none' : `gid ${credentials.groups.join(', ')}`}
          </Field>
          <Field text={text.fsIds} raw={`fsuid ${credentials.fsuid}, fsgid ${credentials.fsgid}`}>
            uid {credentials.fsuid}, gid {credentials.fsgid}
          </Field>
          <Field
            text={text.capabilities}
            raw={`CapEff ${credentials.capabilities}`}
            copy={credentials.capabilities}
          >
            {capabilityWords(credentials.capabilities)}
          </Field>
        </>
      )}
      {container === null ? (
        <Field text={text.container} of="container" raw="none">
          none known
        </Field>
      ) : (
        <Field
          text={text.container}
          of="container"
          raw={`${container.engine} ${container.id}`}
          copy={container.id}
          note={container.name === null ? undefined : visible(container.id)}
        >
          {nameOf(container.name ?? container.id)} ({nameOf(container.engine)})
        </Field>
      )}
    </Fields>
  );
}

function NamespaceField(props: { type: NamespaceType; id: string | null; state: string }) {
  const { type, id, state } = props;
  const name = NAMESPACE_NAMES[type];
  const label = {
    label: capital(name.one.replace(' namespace', '')),
    explain: name.what,
    page: name.page,
  };
  const ended = 'It has ended: the kernel no longer tells which it was in.';
  return (
    <Field text={label} raw={id ?? 'unknown'}>
      {id === null ? (
        <Unknown {...(hasLeft(state, type) && { because: ended })} />
      ) : (
        <NodeLink node={id} />
      )}
    </Field>
  );
}
