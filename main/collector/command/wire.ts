import { createInterface } from 'node:readline';
import { LineWriter } from './line.ts';

/** Where lines go and come from: a pipe, or the port of an Electron utility process. */
export interface Wire {
  /** Resolves when the other side can take more. */
  send(line: string): Promise<void>;
  onLine(listener: (line: string) => void): void;
  /** The other side has gone. */
  onClose(listener: () => void): void;
}

/** What Electron gives a utility process instead of pipes; typed here so that nothing imports Electron. */
interface ParentPort {
  postMessage(message: string): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

export function openWire(): Wire {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  return port ? portWire(port) : pipeWire();
}

function portWire(port: ParentPort): Wire {
  return {
    send: async (line) => port.postMessage(line),
    onLine: (listener) =>
      port.on('message', ({ data }) => {
        if (typeof data === 'string') listener(data);
      }),
    // Electron ends its utility processes with itself.
    onClose: () => {},
  };
}

function pipeWire(): Wire {
  const { stdin, stdout } = process;
  const lines = createInterface({ input: stdin });
  return {
    send: (line) => writeLine(line),
    onLine: (listener) => void lines.on('line', listener),
    onClose(listener) {
      lines.on('close', listener);
      stdout.on('error', listener);
    },
  };
}

const output = new LineWriter(process.stdout);

/** Writes a line, in parts, to standard output; resolves when the reader keeps up. */
export function writeLine(...line: readonly string[]): Promise<void> {
  return output.write(line);
}
