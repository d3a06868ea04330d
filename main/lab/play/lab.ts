import { join } from 'node:path';
import { LAB_CLOSED, type LabCard, type LabMove, type LabState } from '../../model/lab/lab.ts';
import { brokenCard, cardOf } from '../format/card.ts';
import { type Found, scenariosIn } from '../format/folder.ts';
import { missingPrograms } from '../format/programs.ts';
import { Stage, StageFault } from '../stage/stage.ts';
import { wayHere } from '../stage/way.ts';
import { Play, stepsFor } from './play.ts';

/** The scenarios, and the one stage on which one of them is played. */
export class Lab {
  readonly #folder: string;
  readonly #own: string | null;
  readonly #say: (state: LabState) => void;
  #stage: Stage | null = null;
  #play: Play | null = null;
  /** Counts the scenarios that were started: what belongs to an earlier one is let go. */
  #current = 0;

  /**
   * @param folder the scenarios that come with the app, with their programs in `bin`
   * @param own folder of the person's own ones; null: there is none
   * @param say called with every new state
   */
  constructor(folder: string, own: string | null, say: (state: LabState) => void) {
    this.#folder = folder;
    this.#own = own;
    this.#say = say;
  }

  cards(): LabCard[] {
    return this.#found().map((found) => {
      const { reading } = found;
      if ('faults' in reading) return brokenCard(found, reading.faults);
      const steps = stepsFor(reading.scenario, wayHere()).length;
      return cardOf(found, reading.scenario, steps, missingPrograms(reading.scenario.needs));
    });
  }

  /** Opens a stage for a scenario and plays its first step; ends the one that is on. */
  async start(id: string): Promise<void> {
    await this.#close();
    const current = ++this.#current;
    const found = this.#found().find((one) => one.id === id);
    if (!found || 'faults' in found.reading) {
      this.#say(closed(new StageFault(`There is no scenario ${id} that can be played.`)));
      return;
    }
    const { scenario } = found.reading;
    this.#say({ phase: 'opening', id, title: scenario.title });
    const programs = join(this.#folder, 'bin');
    try {
      const stage = await Stage.open(wayHere(), programs);
      if (current !== this.#current) {
        await stage.close();
        return;
      }
      this.#stage = stage;
      stage.onClosed(() => {
        // A command that was running says it better, in `#guard`.
        if (current === this.#current) setImmediate(() => this.#lost(current, ended()));
      });
      const say = (state: LabState) => {
        if (current === this.#current) this.#say(state);
      };
      const play = new Play(id, scenario, stage, programs, say);
      this.#play = play;
      await play.begin();
    } catch (error) {
      this.#lost(current, error);
    }
  }

  async move(move: LabMove): Promise<void> {
    const current = this.#current;
    try {
      await this.#play?.move(move);
    } catch (error) {
      this.#lost(current, error);
    }
  }

  /** Ends all that a scenario has started. */
  async leave(): Promise<void> {
    this.#current++;
    await this.#close();
    this.#say(LAB_CLOSED);
  }

  #lost(current: number, error: unknown): void {
    if (current !== this.#current) return;
    this.#current++;
    void this.#close().then(() => this.#say(closed(error)));
  }

  async #close(): Promise<void> {
    const stage = this.#stage;
    this.#stage = null;
    this.#play = null;
    await stage?.close();
  }

  #found(): Found[] {
    const own = this.#own === null ? [] : scenariosIn(this.#own, true);
    const theirs = scenariosIn(this.#folder, false);
    // One of the same name would be started in the place of the other.
    return [...theirs, ...own.filter(({ id }) => !theirs.some((one) => one.id === id))];
  }
}

function ended(): StageFault {
  return new StageFault('The shell of the lab has ended.');
}

function closed(error: unknown): LabState {
  const reason = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof StageFault ? error.remedy : null;
  return { phase: 'closed', trouble: { reason, remedy } };
}
