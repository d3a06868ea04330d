import type { LiveEvent } from '../../preload/contract.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { Section } from '../inspector/Section.tsx';
import { useShown } from '../inspector/shown.ts';
import { find } from '../state/find.ts';
import { type NodeId, pidOf, processNode } from '../state/selection.ts';
import { callText, eventWords, moment } from '../texts/events.ts';
import { date } from '../texts/times.ts';
import { nameOf } from '../texts/visible.ts';
import styles from './Events.module.css';
import { useEvents } from './state.ts';
import { useRecent } from './useRecent.ts';

/** The last calls of a process, or on an object, while live events are on. */
export function AsItHappens({ node }: { node: NodeId }) {
  const on = useEvents(({ events }) => events.state === 'on');
  return on ? <Calls node={node} /> : null;
}

function Calls({ node }: { node: NodeId }) {
  const { world } = useShown();
  const all = useRecent(node);
  const thing = find(world, node);
  // A pid is given again: what another had done is not this one's.
  const born = thing?.kind === 'process' ? thing.process.startTime - TICK_MS : 0;
  const events = all.filter(({ at }) => at >= born);
  return (
    <Section title="As it happens">
      {events.length === 0 ? (
        <p className={styles.none}>No call since live events were switched on.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <ol className={styles.list} aria-label="The last calls, the latest first" tabIndex={0}>
          {events.map((event) => (
            <Entry key={`${event.at} ${event.tid} ${event.call}`} node={node} event={event} />
          ))}
        </ol>
      )}
    </Section>
  );
}

/** Start times are known to a hundredth of a second, and the wall clock to some milliseconds. */
const TICK_MS = 20;

function Entry({ node, event }: { node: NodeId; event: LiveEvent }) {
  const { at, call, error, returned } = event;
  return (
    <li
      className={styles.entry}
      data-outcome={returned ? (error === null ? 'done' : 'failed') : 'waiting'}
    >
      <time dateTime={new Date(at).toISOString()} title={date(at)}>
        {moment(at)}
      </time>
      <span className={styles.what}>
        <span className={styles.call} title={callText(event)}>
          {call}
        </span>
        {eventWords(event)}
        <Other node={node} event={event} />
      </span>
    </li>
  );
}

/** Who it was, or of which object, whichever is not told already. */
function Other({ node, event: { pid, comm, object } }: { node: NodeId; event: LiveEvent }) {
  const { world } = useShown();
  if (pidOf(node) !== null) {
    return object === null ? null : (
      <span className={styles.who}>
        <NodeLink node={object} />
      </span>
    );
  }
  const known = pid !== null && find(world, processNode(pid)) !== null;
  return (
    <span className={styles.who}>
      {known ? (
        <NodeLink node={processNode(pid)} />
      ) : (
        `${comm === null ? '' : `${nameOf(comm)}, `}${pid === null ? 'ended' : `pid ${pid}`}`
      )}
    </span>
  );
}
