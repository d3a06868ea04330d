import { app, utilityProcess } from 'electron';
import type { Connection } from './connection.ts';
import { describeExit, type Gone } from './endings.ts';
import { LONGEST_LINE } from './lines.ts';

/** How long Chromium may take to say by which signal a process ended; some milliseconds here. */
const GONE_MS = 200;

/** How long a collector may take to remove its trace; what it reads at the moment it reads first. */
const PUT_AWAY_MS = 2000;

let started = 0;

/** Starts the collector. */
export function startUtility(script: string, pollMs: number): Connection {
  // What is packed is no Node that could be started once more (its fuse RunAsNode is off).
  const again = app.isPackaged ? [] : ['--again'];
  const args = ['--serve', '--poll', `${pollMs}`, ...again];
  return forkUtility('IPC Scope collector', script, args, PUT_AWAY_MS);
}

/**
 * Starts a script as Electron's utility process: it ends with the app, whatever ends that.
 *
 * @param patienceMs how long it may take to end by itself when it is told to
 */
export function forkUtility(
  name: string,
  script: string,
  args: string[],
  patienceMs = 0,
): Connection {
  const serviceName = `${name} ${++started}`;
  const child = utilityProcess.fork(script, args, { serviceName, stdio: 'inherit' });
  let onDamage = (_what: string) => {};
  return {
    send: (line) => child.postMessage(line),
    onLine(listener) {
      child.on('message', (message: unknown) => {
        if (typeof message !== 'string') onDamage('no text');
        else if (message.length > LONGEST_LINE) onDamage('longer than any snapshot');
        else listener(message);
      });
    },
    onDamage(listener) {
      onDamage = listener;
    },
    onEnd: (listener) => whenEnded(child, serviceName, listener),
    end() {
      if (patienceMs === 0) return signal(child, 'SIGKILL');
      signal(child, 'SIGTERM');
      setTimeout(() => signal(child, 'SIGKILL'), patienceMs);
    },
  };
}

/** `exit` knows a process's own code, `child-process-gone` the signal; they come in any order. */
function whenEnded(
  child: Electron.UtilityProcess,
  serviceName: string,
  listener: (reason: string) => void,
): void {
  let code: number | null = null;
  let gone: Gone | null = null;
  const tell = () => {
    clearTimeout(timer);
    app.off('child-process-gone', hear);
    if (code !== null) listener(describeExit(code, gone));
    code = null;
  };
  let timer: NodeJS.Timeout | undefined;
  const hear = (_event: unknown, details: Electron.Details) => {
    if (details.name !== serviceName) return;
    gone = details;
    if (code !== null) tell();
  };
  app.on('child-process-gone', hear);
  child.once('exit', (exitCode) => {
    code = exitCode;
    if (code !== 0 || gone !== null) tell();
    else timer = setTimeout(tell, GONE_MS);
  });
}

/** One that is stopped hears nothing but SIGKILL. */
function signal(child: Electron.UtilityProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  // Not there yet, or not there any more.
  if (child.pid === undefined) {
    child.kill();
    return;
  }
  try {
    process.kill(child.pid, name);
  } catch {
    // It has ended by itself in the meantime.
  }
}
