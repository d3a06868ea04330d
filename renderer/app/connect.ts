import { type Bridge, readText, type Text, type Update } from '../../preload/contract.ts';
import { rememberedEvents } from '../events/state.ts';
import { beginLens } from '../lens/state.ts';
import { begin, receive } from '../state/store.ts';
import { rememberedLens, rememberedTheme } from './memory.ts';

/**
 * Subscribes to what main tells. Updates can overtake the session that answers the
 * subscription; they wait for it, since each tells what changed after it.
 */
export async function connect(bridge: Pick<Bridge, 'subscribe' | 'setEvents'>): Promise<void> {
  const early: Text<Update>[] = [];
  let begun = false;
  const session = readText(
    await bridge.subscribe((update) => {
      if (begun) receive(readText(update));
      else early.push(update);
    }),
  );
  const theme = session.theme === 'system' && !session.still ? rememberedTheme() : session.theme;
  beginLens(session.lens ?? (session.still ? 'ipc' : rememberedLens()));
  begin({ ...session, theme });
  begun = true;
  for (const update of early) receive(readText(update));
  const off = session.events === undefined || session.events.state === 'off';
  if (off && !session.still && rememberedEvents()) await bridge.setEvents(true);
}
