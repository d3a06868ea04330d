/**
 * Changes owner and permission bits in a `struct msqid_ds`, `semid_ds` or
 * `shmid_ds` that IPC_STAT filled: all begin with `struct ipc64_perm`
 * (asm-generic/ipcbuf.h), whose uid, gid and mode stand at 4, 8 and 20.
 * @param {Buffer} buffer
 * @param {{ uid: number, gid: number, mode: number }} owner
 */
export function setOwner(buffer, { uid, gid, mode }) {
  buffer.writeUInt32LE(uid, 4);
  buffer.writeUInt32LE(gid, 8);
  buffer.writeUInt32LE(mode, 20);
}

/**
 * What IPC_SET changes.
 * @typedef {Parameters<typeof setOwner>[1]} Owner
 */
