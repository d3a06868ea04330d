import { Popover } from '@base-ui/react/popover';
import { useEffect, useRef, useState } from 'react';
import type { LiveState } from '../../preload/contract.ts';
import { useCommands } from '../commands/useCommands.ts';
import { remedyWords } from '../texts/collector.ts';
import { EVENTS_COST, EVENTS_WHAT, MISSED_MEANS, missedWords } from '../texts/events.ts';
import { visible } from '../texts/visible.ts';
import styles from './Events.module.css';
import { areWished, useEvents, wishEvents } from './state.ts';

/** Switches live events on and off; says what they are, and where there are none why. */
export function EventsToggle() {
  const events = useEvents((state) => state.events);
  const missed = useEvents((state) => state.missed);
  const [explained, setExplained] = useState(false);
  const wished = areWished(events);
  const impossible = events.state === 'unavailable';
  const pressed = useRef(false);
  const toggle = () => {
    pressed.current = !wished;
    wishEvents(!wished);
  };
  // Who switched them on hears why there are none; who left them on is told by the line alone.
  useEffect(() => {
    if (impossible && pressed.current) setExplained(true);
    if (impossible) pressed.current = false;
  }, [impossible]);
  useCommands([
    {
      id: 'events.toggle',
      title: wished ? 'Switch live events off' : 'Switch live events on',
      group: 'Window',
      keys: ['e'],
      run: toggle,
    },
  ]);
  return (
    <>
      {missed > 0 && wished && (
        <span className={styles.missed} title={MISSED_MEANS}>
          {missedWords(missed)}
        </span>
      )}
      <Popover.Root open={explained} onOpenChange={setExplained}>
        <Popover.Trigger className={styles.state} data-state={events.state} title={EVENTS_WHAT}>
          <span className={styles.lamp} aria-hidden="true" />
          Live events: {STATES[events.state]}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner side="top" align="end" sideOffset={8} collisionPadding={8}>
            <Popover.Popup className={styles.popup}>
              <Popover.Title className={styles.title}>Live events</Popover.Title>
              <p>{EVENTS_WHAT}</p>
              <p className={styles.cost}>{EVENTS_COST}</p>
              <Why events={events} />
              <div className={styles.buttons}>
                <button type="button" className={styles.button} onClick={toggle}>
                  {impossible ? 'Try again' : wished ? 'Switch off' : 'Switch on'}
                </button>
                {impossible && (
                  <button type="button" className={styles.button} onClick={() => wishEvents(false)}>
                    Switch off
                  </button>
                )}
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

const STATES: Readonly<Record<LiveState['state'], string>> = {
  off: 'off',
  asked: 'starting…',
  on: 'on',
  unavailable: 'not possible',
};

function Why({ events }: { events: LiveState }) {
  if (events.state !== 'unavailable') return null;
  return (
    <div className={styles.why} role="alert">
      <p>Not possible here: {visible(events.reason)}.</p>
      <p>
        {events.remedy === null
          ? 'Nothing is known that would help.'
          : `${remedyWords(events.remedy)}.`}
      </p>
    </div>
  );
}
