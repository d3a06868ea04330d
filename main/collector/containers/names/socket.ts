/** Why an engine did not answer. `code`: as fs and net give it, `ENOENT`, `EACCES`. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.code = code;
  }
}

const PATIENCE_MS = 2000;
/** A thousand containers take about 2 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The body of `GET path` from an HTTP server behind a UNIX socket.
 * @throws NoAnswer, after at most `PATIENCE_MS`
 */
export async function getFromSocket(
  socketPath: string,
  path: string,
  { patienceMs = PATIENCE_MS, mostBytes = MOST_BYTES } = {},
): Promise<string> {
  // Few machines have an engine, and it takes a while to load.
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const fail = (code: string, message: string) => {
      clearTimeout(timer);
      call.destroy();
      reject(new NoAnswer(code, message));
    };
    const call = request({ socketPath, path, method: 'GET', headers: { Host: 'localhost' } });
    const timer = setTimeout(() => fail('ETIMEDOUT', 'no answer in time'), patienceMs);
    // A collector that has nothing else to do may end.
    timer.unref();
    call.on('socket', (socket) => socket.unref());
    call.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? '', error.message));
    call.on('response', (response) => {
      if (response.statusCode !== 200) {
        fail('EPROTO', `HTTP status ${response.statusCode}`);
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > mostBytes) fail('EMSGSIZE', `an answer of more than ${mostBytes} bytes`);
        else chunks.push(chunk);
      });
      response.on('error', (error) => fail('EPIPE', error.message));
      response.on('end', () => {
        clearTimeout(timer);
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });
    call.end();
  });
}
