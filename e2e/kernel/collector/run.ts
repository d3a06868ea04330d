import { spawn } from 'node:child_process';
import type { Snapshot } from '../../../main/model/snapshot.ts';
import { COLLECTOR } from './build.ts';

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. */
export function run(file: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
    child.stdin.end();
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** As `run`; rejects where it does not end well. */
export async function output(file: string, args: readonly string[]): Promise<string> {
  const { code, signal, stdout, stderr } = await run(file, args);
  if (code !== 0) {
    throw new Error(`${[file, ...args].join(' ')}: ended with ${signal ?? code}: ${stderr}`);
  }
  return stdout;
}

/** One snapshot by a collector of its own, started through `prefix`. */
export async function snapshot(prefix: readonly string[] = []): Promise<Snapshot> {
  const [file = '', ...args] = [...prefix, process.execPath, COLLECTOR];
  return JSON.parse(await output(file, args)) as Snapshot;
}
