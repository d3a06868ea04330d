/**
 * Loaded into a collector with `--require`: writes down the system calls that one of its
 * warm snapshots makes, one a line, to descriptor 3, and ends it. Read by
 * `replay.c`, which makes the same ones.
 *
 *   O SLOT PATH     open                  L PATH   readlink
 *   R SLOT SIZE     read                  D PATH   open, getdents to the end, close
 *   P SLOT SIZE     pread at 0            S PATH   stat
 *   C SLOT          close                 T SLOT   statx
 *   E SLOT          setns CLONE_NEWIPC    F PATH   open, read to the end, close
 *   I SLOT REQUEST NEW   ioctl that opens a descriptor
 *   M SLOT          fsopen mqueue, fsconfig create, fsmount
 *   X NAME ARGUMENTS     msgctl, semctl, shmctl
 *   W SLOT PID      pidfd_open            Q SLOT NAME   mq_open
 *   ? NAME          a call that is not written down
 *
 * What comes before the line `-` was open already: it belongs to no snapshot.
 *
 * Slots stand for descriptors; a path below one is written `@SLOT/…`.
 */
const fs = require('node:fs');
const koffi = require('koffi');

let recording = false;
let nextSlot = 0;
/** @type {string[]} */
const lines = [];
/** @type {Map<number, number>} */
const slots = new Map();
/** Opened before the recording began and not closed yet: needed all the same. */
/** @type {Map<number, string>} */
const standing = new Map();

/** @param {string} line */
function note(line) {
  if (recording) lines.push(line);
}

/** @param {unknown} path */
function written(path) {
  return String(path).replace(/^\/proc\/self\/fd\/(\d+)/, (whole, fd) => {
    const slot = slots.get(Number(fd));
    return slot === undefined ? whole : `@${slot}`;
  });
}

/** @param {number} fd */
function newSlot(fd) {
  nextSlot += 1;
  slots.set(fd, nextSlot);
  return nextSlot;
}

/** @param {number} fd */
function closed(fd) {
  const slot = slots.get(fd);
  slots.delete(fd);
  standing.delete(fd);
  if (slot !== undefined) note(`C ${slot}`);
}

/**
 * @param {string} name
 * @param {(result: any, ...args: any[]) => void} after - told what the call gave; called
 *   with undefined where it threw
 */
function wrap(name, after) {
  const functions = /** @type {Record<string, any>} */ (fs);
  const original = functions[name];
  functions[name] = (/** @type {any[]} */ ...args) => {
    let result;
    try {
      result = original(...args);
      return result;
    } finally {
      after(result, ...args);
    }
  };
}

wrap('openSync', (fd, path) => {
  const text = written(path);
  if (fd === undefined) note(`S ${text}`);
  else {
    const line = `O ${newSlot(fd)} ${text}`;
    standing.set(fd, line);
    note(line);
  }
});
wrap('readSync', (_, fd, buffer, offset, length) => {
  const size = length ?? buffer.length - (Number(offset) || 0);
  note(`R ${slots.get(fd) ?? 0} ${size}`);
});
wrap('closeSync', (_, fd) => closed(fd));
wrap('readlinkSync', (_, path) => note(`L ${written(path)}`));
wrap('readdirSync', (_, path) => note(`D ${written(path)}`));
wrap('readFileSync', (_, path) => note(`F ${written(path)}`));
for (const name of ['statSync', 'lstatSync', 'existsSync', 'accessSync']) {
  wrap(name, (_, path) => note(`S ${written(path)}`));
}

const SYS_FSMOUNT = 432;
const SYS_PIDFD_OPEN = 434;
/** What else is part of fsopen, fsconfig, fsmount; and the one read of inotify. */
const FREE = new Set(['close', 'syscall', 'read']);
const CONTROLS = new Set(['msgctl', 'semctl', 'shmctl']);
/** NS_GET_USERNS, NS_GET_PARENT, SIOCGSKNS: those that answer with a descriptor. */
const OPENING = new Set([0xb701, 0xb702, 0x894c]);
const load = koffi.load;
koffi.load = (/** @type {any[]} */ ...what) => {
  const library = load.apply(koffi, /** @type {[any]} */ (what));
  return new Proxy(library, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (property !== 'func') return typeof value === 'function' ? value.bind(target) : value;
      return (/** @type {any[]} */ ...prototype) => {
        const call = value.apply(target, prototype);
        const name = /(\w+)\s*\(/.exec(String(prototype[0]))?.[1] ?? String(prototype[0]);
        return (/** @type {any[]} */ ...args) => {
          const result = call(...args);
          called(name, args, result);
          return result;
        };
      };
    },
  });
};

/**
 * @param {string} name
 * @param {any[]} args
 * @param {any} result
 */
function called(name, args, result) {
  if (name === 'pread') note(`P ${slots.get(args[0]) ?? 0} ${args[2]}`);
  else if (name === 'statx') note(`T ${slots.get(args[0]) ?? 0}`);
  else if (name === 'setns') note(`E ${slots.get(args[0]) ?? 0}`);
  else if (name === 'ioctl' && result >= 0 && OPENING.has(args[1])) {
    note(`I ${slots.get(args[0]) ?? 0} ${args[1]} ${newSlot(result)}`);
  } else if (name === 'syscall' && args[0] === SYS_FSMOUNT && result >= 0) {
    note(`M ${newSlot(result)}`);
  } else if (name === 'syscall' && args[0] === SYS_PIDFD_OPEN && result >= 0) {
    const line = `W ${newSlot(result)} ${args[1]}`;
    standing.set(result, line);
    note(line);
  } else if (name === 'mq_open' && result >= 0) {
    note(`Q ${newSlot(result)} ${String(args[0]).replace('\0', '')}`);
  } else if (CONTROLS.has(name)) {
    note(`X ${name} ${args.filter((argument) => typeof argument === 'number').join(' ')}`);
  } else if (name === 'close') closed(args[0]);
  else if (!FREE.has(name)) note(`? ${name}`);
}

/** So many snapshots until all is known that is remembered from one to the next. */
const WARM = 8;

const write = process.stdout.write;
let snapshots = 0;
process.stdout.write = /** @type {typeof write} */ (
  (/** @type {any} */ chunk, /** @type {any[]} */ ...rest) => {
    if (recording) {
      recording = false;
      const script = Buffer.from(`${lines.join('\n')}\n`);
      for (let at = 0; at < script.length; ) at += fs.writeSync(3, script, at);
      process.exit(0);
    }
    snapshots += 1;
    if (snapshots === WARM) {
      lines.push(...standing.values(), '-');
      recording = true;
    }
    return write.call(process.stdout, chunk, ...rest);
  }
);
