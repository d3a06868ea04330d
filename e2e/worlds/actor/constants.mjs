/** Constants of the calls that an actor makes, by their names in the man-pages. */

// ipc(2) headers, linux/ipc.h
export const IPC_PRIVATE = 0;
export const IPC_CREAT = 0o1000;
export const IPC_EXCL = 0o2000;
export const IPC_NOWAIT = 0o4000;
export const IPC_RMID = 0;
export const IPC_SET = 1;
export const IPC_STAT = 2;

// msgop(2)
export const MSG_NOERROR = 0o10000;
export const MSG_COPY = 0o40000;

// shmop(2), shmctl(2)
export const SHM_NORESERVE = 0o10000;
export const SHM_RDONLY = 0o10000;
export const SHM_LOCK = 11;
export const SHM_UNLOCK = 12;

// semctl(2)
export const GETPID = 11;
export const GETVAL = 12;
export const GETNCNT = 14;
export const GETZCNT = 15;
export const SETVAL = 16;
// semop(2)
export const SEM_UNDO = 0x1000;

// open(2)
export const O_RDONLY = 0;
export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_CREAT = 0o100;
export const O_EXCL = 0o200;
export const O_NONBLOCK = 0o4000;

// clone(2)
export const CLONE_NEWNS = 0x00020000;
export const CLONE_NEWIPC = 0x08000000;
