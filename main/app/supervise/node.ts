import { spawn } from 'node:child_process';
import { type Connection, PUT_AWAY_MS } from './connection.ts';
import { LineSplitter } from './lines.ts';

/**
 * Starts the collector as a child that is a mere Node. Other than a utility process that
 * needs no Electron that is ready: the system is read while the window is made. It ends with
 * us, whatever ends us, because its standard input does. What is packed cannot be started so
 * (its fuse RunAsNode is off).
 */
export function startNode(script: string, pollMs: number): Connection {
  const args = [script, '--serve', '--again', '--poll', `${pollMs}`];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
    // A session of its own, which gets as much of the processors as all of Electron: sched(7),
    // on autogroups. Nor does Ctrl+C reach it before us.
    detached: true,
  });
  let onLine = (_line: string) => {};
  let onDamage = (_what: string) => {};
  const lines = new LineSplitter(
    (line) => onLine(line),
    () => onDamage('longer than any snapshot'),
  );
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => lines.push(text));
  // It may end between two lines of ours; `close` says so.
  child.stdin.on('error', () => {});
  return {
    send: (line) => void child.stdin.write(`${line}\n`),
    onLine: (listener) => {
      onLine = listener;
    },
    onDamage: (listener) => {
      onDamage = listener;
    },
    onEnd(listener) {
      child.once('error', ({ message }) => listener(`it could not be started: ${message}`));
      // Not `exit`: what it said last is read before it has ended.
      child.once('close', (code, signal) => listener(signal ?? `exit code ${code}`));
    },
    end() {
      child.kill('SIGTERM');
      // One that is stopped hears nothing but this.
      setTimeout(() => child.kill('SIGKILL'), PUT_AWAY_MS);
    },
  };
}
