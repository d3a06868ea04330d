import { createInterface } from 'node:readline';

/** Lines to and from whoever started the lab. */
export interface Wire {
  send(line: string): void;
  onLine(listener: (line: string) => void): void;
  /** The other side has gone. */
  onClose(listener: () => void): void;
}

/** What Electron gives a utility process instead of pipes; typed here so that nothing imports Electron. */
interface ParentPort {
  postMessage(message: string): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The port of a utility process where there is one, else the standard streams. */
export function openWire(): Wire {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      send: (line) => port.postMessage(line),
      onLine: (listener) =>
        port.on('message', ({ data }) => {
          if (typeof data === 'string') listener(data);
        }),
      // Electron ends its utility processes with itself.
      onClose: () => {},
    };
  }
  const lines = createInterface({ input: process.stdin });
  return {
    send: (line) => void process.stdout.write(`${line}\n`),
    onLine: (listener) => void lines.on('line', listener),
    onClose(listener) {
      lines.on('close', listener);
      process.stdout.on('error', listener);
    },
  };
}
