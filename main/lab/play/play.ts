import type {
  LabMove,
  LabRecord,
  LabRoom,
  LabRun,
  LabState,
  LabStep,
} from '../../model/lab/lab.ts';
import type { Scenario, ScenarioStep } from '../format/scenario.ts';
import { preparation, shellCommand, type Way } from '../stage/opening.ts';
import { ipcNamespaceOf } from '../stage/pids.ts';
import type { Stage } from '../stage/stage.ts';
import { litBy } from './lights.ts';
import { surprisesIn } from './surprises.ts';

/** A scenario on its stage: what was played stays as it was; only going on does something. */
export class Play {
  readonly #id: string;
  readonly #scenario: Scenario;
  readonly #steps: readonly ScenarioStep[];
  readonly #stage: Stage;
  readonly #opening: string[];
  readonly #changed: (state: LabState) => void;
  readonly #records: LabRecord[] = [];
  #shown = 0;
  #busy = false;

  /**
   * @param programs the folder of the lab's programs
   * @param changed called with every new state
   */
  constructor(
    id: string,
    scenario: Scenario,
    stage: Stage,
    programs: string,
    changed: (state: LabState) => void,
  ) {
    this.#id = id;
    this.#scenario = scenario;
    this.#steps = stepsFor(scenario, stage.way);
    this.#stage = stage;
    this.#opening = [shellCommand(stage.way), ...preparation(programs)];
    this.#changed = changed;
  }

  get state(): LabState {
    return {
      phase: 'open',
      id: this.#id,
      title: this.#scenario.title,
      opening: this.#opening,
      steps: this.#steps.map(shownStep),
      seen: this.#scenario.seen,
      records: [...this.#records],
      shown: this.#shown,
      busy: this.#busy,
    };
  }

  /** Plays the first step. */
  async begin(): Promise<void> {
    await this.#perform(0);
  }

  /**
   * Goes on, plays what has not been played yet, or goes back, which undoes nothing.
   * Every move is answered by a state, also where it leads nowhere; none is made while
   * commands are running.
   */
  async move(move: LabMove): Promise<void> {
    if (this.#busy) return;
    const to = this.#shown + { next: 1, back: -1, again: 0 }[move];
    const step = this.#steps[to];
    if (to >= 0 && to <= this.#steps.length) this.#shown = to;
    const due = move === 'again' ? step?.repeatable : to === this.#records.length;
    if (step && due) await this.#perform(to);
    else this.#changed(this.state);
  }

  async #perform(at: number): Promise<void> {
    const step = this.#steps[at];
    if (!step) return;
    this.#busy = true;
    this.#changed(this.state);
    const record: LabRecord = { runs: [], rooms: [], lit: [] };
    const before = this.#records[at];
    this.#records[at] = record;
    try {
      for (const command of step.commands) {
        const done = await this.#stage.run(command.run);
        const run: LabRun = {
          room: command.in ?? null,
          command: command.run,
          ...done,
          surprises: surprisesIn(command, done),
        };
        record.runs.push(run);
        if (!before) this.#changed(this.state);
      }
      await this.#look(step, record);
    } finally {
      this.#busy = false;
    }
    this.#changed(this.state);
  }

  /** Where the rooms are now, and what of the picture the step is about. */
  async #look(step: ScenarioStep, record: LabRecord): Promise<void> {
    const rooms = Object.entries(this.#scenario.rooms);
    const processes = step.lights.filter((light) => light.startsWith('process '));
    const variables = [
      ...rooms.map(([, holder]) => holder).filter((holder) => holder !== 'stage'),
      ...processes.map((light) => light.slice('process '.length)),
    ];
    const pids = await this.#stage.pidsOf([...new Set(variables)]);
    const home = this.#stage.ipc;
    record.rooms = rooms.map(([name, holder]): LabRoom => {
      if (holder === 'stage') return { name, ipc: home };
      const pid = pids.get(holder);
      return { name, ipc: pid ? ipcNamespaceOf(pid) : null };
    });
    record.lit = litBy(step.lights, record.rooms, pids);
  }
}

/** Those that can be shown here: a second user is there only for root and who has sub-ids. */
export function stepsFor(scenario: Scenario, way: Way): ScenarioStep[] {
  const users = way === 'one-user' ? 'one' : 'several';
  return scenario.steps.filter((step) => step.users === undefined || step.users === users);
}

function shownStep({ title, text, commands, compare, repeatable }: ScenarioStep): LabStep {
  return {
    title,
    text,
    commands: commands.map(({ in: room, run }) => ({ room: room ?? null, command: run })),
    compare,
    repeatable,
  };
}
