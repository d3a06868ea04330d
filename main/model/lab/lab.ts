/**
 * The lab as the window sees it: scenarios to choose from, and the one that is on
 * the stage. docs/lab.md tells what a scenario is.
 */

/** A scenario to choose. */
export interface LabCard {
  /** Name of its folder. */
  id: string;
  title: string;
  summary: string;
  minutes: number;
  steps: number;
  /** One of the person's own, not one that comes with the app. */
  own: boolean;
  /** Why it cannot be played, in words; empty where it can. */
  faults: string[];
}

/** A command as its author wrote it. */
export interface LabCommand {
  /** Name of the room that it acts in; null: no room in particular. */
  room: string | null;
  /** What one types; it may have several lines. */
  command: string;
}

/** What became of a command. */
export interface LabRun extends LabCommand {
  /** What came out of it, both streams as a terminal shows them. */
  output: string;
  /** Exit code. */
  code: number;
  /** What the author said that would come and did not, in words; empty where all did. */
  surprises: string[];
}

export interface LabStep {
  title: string;
  /** Some sentences, in paragraphs with an empty line between them. */
  text: string;
  commands: LabCommand[];
  /** The outputs are to be compared line by line. */
  compare: boolean;
  /** It only looks, and may be run again. */
  repeatable: boolean;
}

/** A room of the scenario: an IPC namespace and the process by which it is entered. */
export interface LabRoom {
  name: string;
  /** `ipc:4026532180`; null where it is not there (yet, or any more). */
  ipc: string | null;
}

/** A step that was played. */
export interface LabRecord {
  runs: LabRun[];
  /** As they were after it. */
  rooms: LabRoom[];
  /**
   * What of the picture it is about: ids of processes (`pid 4711`), of IPC namespaces
   * (`ipc:4026532180`), or of all objects of a kind in one (`ipc:4026532180/msg`), or of
   * those with a key (`ipc:4026532180/msg#0x1ab1`).
   */
  lit: string[];
}

export type LabState =
  /** `trouble`: why the scenario that was on has ended, where nobody asked for it. */
  | { phase: 'closed'; trouble: { reason: string; remedy: string | null } | null }
  | { phase: 'opening'; id: string; title: string }
  | {
      phase: 'open';
      id: string;
      title: string;
      /** What somebody types to have the same stage in a terminal. */
      opening: string[];
      steps: LabStep[];
      /** What has been seen, for the end. */
      seen: string[];
      /** Of the steps that were played, in their order. */
      records: LabRecord[];
      /** Index of the step that is shown; the number of steps: what has been seen. */
      shown: number;
      /** Commands are running. */
      busy: boolean;
    };

/** Where one goes in a scenario. `again`: runs the step that is shown once more. */
export const LAB_MOVES = ['next', 'back', 'again'] as const;
export type LabMove = (typeof LAB_MOVES)[number];

export const LAB_CLOSED: LabState = { phase: 'closed', trouble: null };
