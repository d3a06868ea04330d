import { create } from 'zustand';
import {
  applyDifference,
  type CollectorState,
  LAB_CLOSED,
  type Session,
  sameContents,
  type Theme,
  type Update,
  type World,
  worldOf,
} from '../../preload/contract.ts';
import { beginEvents, receiveEvents, showEventsState } from '../events/state.ts';
import { showLab } from '../lab/state.ts';
import { type Arrival, FirstServed } from './first.ts';
import { follow, type Inspected, inspect } from './inspected.ts';
import { NO_POLL, type Poll, pollOf } from './poll.ts';
import { type NodeId, pidOf } from './selection.ts';

export { find } from './find.ts';

/** All that the window knows. Changed by the functions below, and by nothing else. */
export interface State {
  /**
   * As long as polls tell the same it is the same, so that nothing has to be derived of it
   * again: its `takenAt` is that of the first of them.
   */
  readonly world: World | null;
  /** The last poll: what `world` tells was still so then. */
  readonly poll: Poll;
  readonly collector: CollectorState;
  readonly theme: Theme;
  readonly still: boolean;
  readonly selected: NodeId | null;
  /** Another process that the selected one is compared with; null: none. */
  readonly second: NodeId | null;
  readonly hovered: NodeId | null;
  /** What is selected, kept after it has gone; null where nothing is selected. */
  readonly inspected: Inspected | null;
}

export const useStore = create<State>(() => ({
  world: null,
  poll: NO_POLL,
  collector: { phase: 'starting' },
  theme: 'system',
  still: false,
  selected: null,
  second: null,
  hovered: null,
  inspected: null,
}));

export function begin(session: Session): void {
  useStore.setState({
    theme: session.theme,
    still: session.still,
    collector: session.collector,
  });
  showLab(session.lab ?? LAB_CLOSED);
  beginEvents(session.events ?? { state: 'off' });
  if (session.current) show(worldOf(session.current.snapshot), session.current.sequence);
}

export function receive(update: Update): void {
  const { world, poll } = newest();
  switch (update.kind) {
    case 'collector':
      useStore.setState({ collector: update.collector });
      return;
    case 'lab':
      showLab(update.lab);
      return;
    case 'events-state':
      showEventsState(update.events);
      return;
    case 'events':
      receiveEvents(update);
      return;
    case 'snapshot':
      // One that the session, which came by another way, was already ahead of.
      if (update.sequence < poll.sequence) return;
      show(worldOf(update.snapshot), update.sequence);
      return;
    case 'difference':
      // One that was already part of the snapshot that this window began with.
      if (world === null || update.sequence <= poll.sequence) return;
      show(applyDifference(world, update.difference), update.sequence);
  }
}

const worlds = new FirstServed(({ world, poll }) => {
  const before = useStore.getState();
  const inspected =
    before.inspected && world !== before.world
      ? follow(before.inspected, world, before.poll, poll)
      : before.inspected;
  useStore.setState({ world, poll, inspected });
});

function show(world: World, sequence: number): void {
  const { world: before } = newest();
  const same = before !== null && sameContents(before, world);
  worlds.arrive({ world: same ? before : world, poll: pollOf(world, sequence) });
  // In a picture that is taken all of the window shows the same poll.
  if (useStore.getState().still) worlds.catchUp();
}

/** The last world that came, which the picture may have before the store tells of it. */
export function newest(): Pick<State, 'world' | 'poll'> {
  return worlds.waiting ?? useStore.getState();
}

/**
 * Gives each world that comes to the picture before the store tells of it; until the
 * function that it returns is called. `pictureDrawn` is to be called in turn.
 */
export function servePicture(first: (arrival: Arrival) => void): () => void {
  worlds.first = first;
  return () => {
    worlds.first = null;
  };
}

/** The picture has drawn a poll. */
export function pictureDrawn(sequence: number): void {
  worlds.drawn(sequence);
}

export function select(selected: NodeId | null): void {
  // What is selected may be in the picture only so far.
  worlds.catchUp();
  const { world, poll } = useStore.getState();
  const inspected = selected === null ? null : inspect(selected, world, poll);
  useStore.setState({ selected, second: null, inspected });
}

/**
 * Compares the selected process with another, or no longer where it is that one already.
 * Where not both are processes there is nothing to compare: then it selects.
 */
export function compareWith(node: NodeId): void {
  const { selected, second } = useStore.getState();
  if (selected === null || pidOf(selected) === null || pidOf(node) === null) select(node);
  else if (node !== selected) useStore.setState({ second: node === second ? null : node });
}

export function dropSecond(): void {
  useStore.setState({ second: null });
}

export function hover(hovered: NodeId | null): void {
  useStore.setState({ hovered });
}

export function chooseTheme(theme: Theme): void {
  useStore.setState({ theme });
}
