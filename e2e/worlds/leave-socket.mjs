/**
 * Makes a network namespace, opens a socket in it and leaves it again. Writes the
 * namespace's inode into a file, and stays.  Usage: node leave-socket.mjs FILE
 */
import { openSync, readlinkSync, writeFileSync } from 'node:fs';
import { checked, libc } from './actor/libc.mjs';

const CLONE_NEWNET = 0x40000000;
const AF_INET = 2;
const SOCK_DGRAM = 2;

const unshare = libc.func('int unshare(int flags)');
const setns = libc.func('int setns(int fd, int type)');
const socket = libc.func('int socket(int domain, int type, int protocol)');

const home = openSync('/proc/thread-self/ns/net', 'r');
checked('unshare', unshare(CLONE_NEWNET));
const link = readlinkSync('/proc/thread-self/ns/net');
const fd = checked('socket', socket(AF_INET, SOCK_DGRAM, 0));
checked('setns', setns(home, CLONE_NEWNET));
writeFileSync(process.argv[2] ?? '', `${link} ${fd}`);
setInterval(() => {}, 60_000);
