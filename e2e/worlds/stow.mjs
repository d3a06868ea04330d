/**
 * Holds a file where no descriptor table shows it: sends it over a socket pair to
 * nobody and closes it (unix(7), SCM_RIGHTS). Makes DONE when it has.
 * Usage: node stow.mjs FILE DONE
 */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import koffi from 'koffi';
import { checked, libc } from './actor/libc.mjs';

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const SOL_SOCKET = 1;
const SCM_RIGHTS = 1;

koffi.struct('iovec', { base: 'void *', length: 'size_t' });
koffi.struct('msghdr', {
  name: 'void *',
  namelen: 'uint32',
  iov: 'iovec *',
  iovlen: 'size_t',
  control: 'void *',
  controllen: 'size_t',
  flags: 'int',
});
const socketpair = libc.func('int socketpair(int domain, int type, int protocol, void *pair)');
const sendmsg = libc.func('long sendmsg(int socket, msghdr *message, int flags)');

const pair = new Int32Array(2);
checked('socketpair', socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
const file = openSync(process.argv[2] ?? '', 'r');
// cmsg(3): length, level, type, one descriptor, padding.
const control = Buffer.alloc(24);
control.writeBigUInt64LE(20n, 0);
control.writeInt32LE(SOL_SOCKET, 8);
control.writeInt32LE(SCM_RIGHTS, 12);
control.writeInt32LE(file, 16);
const message = {
  name: null,
  namelen: 0,
  iov: [{ base: Buffer.from('x'), length: 1 }],
  iovlen: 1,
  control,
  controllen: control.length,
  flags: 0,
};
checked('sendmsg', sendmsg(pair[0], message, 0));
closeSync(file);
writeFileSync(process.argv[3] ?? '', '');
setInterval(() => {}, 60_000);
