import { fstatSync, openSync, readFileSync } from 'node:fs';
import type { Answer } from '../../model/requests/answer.ts';
import { answerSchema, parseQuestion } from '../../model/requests/schema.ts';
import { SAME } from '../entering/child.ts';
import { type IdMaps, readIdMaps } from '../namespaces/idmap.ts';
import { loadCalls } from './calls.ts';
import { answerInside, type ObjectQuestion } from './inside.ts';
import { failed, GONE } from './refusals.ts';

/** How this program is started once more. */
export interface OwnProgram {
  command: string;
  args: readonly string[];
  env: Record<string, string>;
}

/** Longer takes nothing that it does. */
const PATIENCE_MS = 8000;

/**
 * Has a child of our own, started through nsenter(1), answer: the way for a plain
 * user into namespaces of his own making, see `entering/child.ts`. Null where it is
 * refused or the process has gone.
 */
export async function answerThroughChild(
  own: OwnProgram,
  question: ObjectQuestion,
  pid: number,
  withUser: boolean,
): Promise<Answer | null> {
  const maps = withUser ? readIdMaps(pid) : null;
  if (withUser && maps === null) return null;
  const enter = withUser ? ['--user', '--preserve-credentials'] : [];
  const program = [own.command, ...own.args, '--inside'];
  // Loaded where it is needed: root answers without it.
  const { execa } = await import('execa');
  const result = await execa(
    'nsenter',
    ['--target', `${pid}`, '--ipc', ...enter, '--', ...program],
    {
      input: JSON.stringify({ question, maps }),
      timeout: PATIENCE_MS,
      reject: false,
      maxBuffer: 16 * 1024 * 1024,
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...own.env },
      extendEnv: false,
    },
  );
  if (result.timedOut) return failed(`It took longer than ${PATIENCE_MS / 1000} s`);
  try {
    return answerSchema.parse(JSON.parse(result.stdout)) as Answer;
  } catch {
    return null;
  }
}

/** What such a child does: one question on standard input, its answer on standard output. */
export function answerAsChild(): void {
  const { question: asked, maps } = JSON.parse(readFileSync(0, 'utf8')) as {
    question: unknown;
    maps: IdMaps | null;
  };
  const parsed = parseQuestion(asked);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  const { question } = parsed;
  if (question.kind === 'end-process') throw new Error('not a question about an object');
  // The process that led here may have moved since.
  const here = `ipc:${fstatSync(openSync('/proc/self/ns/ipc', 'r')).ino}`;
  const answer =
    here === question.object.namespace ? answerInside(loadCalls(), question, maps ?? SAME) : GONE;
  process.stdout.write(JSON.stringify(answer));
}
