import { create } from 'zustand';
import type { Happened, LiveEvent, LiveState } from '../../preload/contract.ts';
import { bridge } from '../app/bridge.ts';
import { remember, remembered } from '../app/memory.ts';
import type { NodeId } from '../state/selection.ts';
import { Recent } from './recent.ts';

interface EventsView {
  readonly events: LiveState;
  /** About how many calls were not told since live events were switched on. */
  readonly missed: number;
  /** What came last, all at once. */
  readonly last: readonly LiveEvent[];
}

/** What is told as it happens. Changed by the functions below, and by nothing else. */
export const useEvents = create<EventsView>(() => ({
  events: { state: 'off' },
  missed: 0,
  last: [],
}));

const recent = new Recent();

/** The last events of a process, an object or an IPC namespace, the latest first. */
export const recentOf = (node: NodeId): readonly LiveEvent[] => recent.of(node);

/** As the window begins. */
export function beginEvents(events: LiveState): void {
  useEvents.setState({ events });
}

/** Whether they were on when the window was last open. */
export function rememberedEvents(): boolean {
  const stored = remembered('events');
  return typeof stored === 'object' && stored !== null && 'on' in stored && stored.on === true;
}

/** Asks for them, or for none any more, now and in the next window. */
export function wishEvents(on: boolean): void {
  remember('events', { on });
  void bridge()?.setEvents(on);
}

/** Whether a person has asked for them, whatever came of it. */
export function areWished({ state }: LiveState): boolean {
  return state === 'on' || state === 'asked';
}

export function showEventsState(events: LiveState): void {
  const before = useEvents.getState().events;
  // The collector that would have told their ends is another one now.
  if (before.state === 'on') recent.forgetWaits();
  // What is told from now on is another story.
  if (!areWished(before) && areWished(events)) {
    recent.clear();
    useEvents.setState({ events, missed: 0, last: [] });
  } else useEvents.setState({ events });
}

export function receiveEvents({ events, missed }: Happened): void {
  // What was on its way when they were switched off.
  if (useEvents.getState().events.state !== 'on') return;
  if (missed > 0) recent.forgetWaits();
  recent.add(events);
  useEvents.setState((state) => ({ missed: state.missed + missed, last: events }));
}

/** Tells what comes, as it comes, until the function that it returns is called. */
export function onEvents(listener: (events: readonly LiveEvent[]) => void): () => void {
  return useEvents.subscribe(({ last }, before) => {
    if (last !== before.last && last.length > 0) listener(last);
  });
}
