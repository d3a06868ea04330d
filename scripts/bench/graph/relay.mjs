/**
 * Runs a program with a descriptor 3 that leads to a socket of ours: what starts
 * Electron for a debugger has no way to hand one down.
 * Usage: node relay.mjs SOCKET PROGRAM ARGUMENT…
 */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';

const [socket = '', program = '', ...args] = process.argv.slice(2);
const channel = connect(socket, () => {
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', channel] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
});
