import { z } from 'zod';

/** Larger than any talk: what is longer is a mistake. */
const MOST_STEPS = 40;
const MOST_COMMANDS = 12;

const words = z.string().trim().min(1);
const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'a name has small letters, digits and hyphens, and begins with a letter',
  );
const variable = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'a variable of the shell has letters, digits and _');

const command = z.strictObject({
  in: name.optional(),
  run: words,
  /** Exit code that is expected. */
  exits: z.number().int().min(0).max(255).default(0),
  /** What its output must contain, and must not. */
  says: z.array(words).default([]),
  silent: z.array(words).default([]),
});

/** `room NAME`, `process VARIABLE`, or the objects of a kind in a room, or the one with a key. */
const light = z
  .string()
  .regex(
    /^(room|objects|msg|sem|shm|mqueue) [a-z][a-z0-9-]*$|^(msg|sem|shm) [a-z][a-z0-9-]* 0x[0-9a-f]{1,8}$|^process [a-zA-Z_][a-zA-Z0-9_]*$/,
    "a light is 'room NAME', 'objects NAME', 'msg NAME', 'sem NAME', 'shm NAME', 'mqueue NAME', 'process VARIABLE' or, with a key, 'msg NAME 0x1ab1'",
  );

const step = z.strictObject({
  title: words,
  text: words,
  /** The step is there only for those who have, or have not, a second user to show. */
  users: z.enum(['one', 'several']).optional(),
  commands: z.array(command).min(1).max(MOST_COMMANDS),
  compare: z.boolean().default(false),
  repeatable: z.boolean().default(false),
  lights: z.array(light).default([]),
});

/** What stands in a `scenario.yaml`; docs/lab.md explains each field. */
export const scenarioSchema = z.strictObject({
  title: words,
  summary: words,
  minutes: z.number().int().min(1).max(60),
  /** Programs that must be there beside those that every scenario needs. */
  needs: z.array(z.string().regex(/^[\w.+-]+$/, 'a program is named without a path')).default([]),
  /** Rooms by name, each with the variable that holds the pid of a process in it. */
  rooms: z.record(name, z.union([z.literal('stage'), variable])).default({}),
  steps: z.array(step).min(1).max(MOST_STEPS),
  seen: z.array(words).min(1),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][number];
export type ScenarioCommand = ScenarioStep['commands'][number];
