import { bytesOf, checked, cString, libc } from './libc.mjs';

/** @typedef {import('./libc.mjs').Bytes} Bytes */

const c = {
  mq_open: libc.func('int mq_open(const void *name, int flags, ...)'),
  mq_send: libc.func(
    'int mq_send(int queue, const void *message, size_t size, unsigned int priority)',
  ),
  mq_receive: libc.func('long mq_receive(int queue, void *message, size_t size, void *priority)'),
  mq_notify: libc.func('int mq_notify(int queue, const void *event)'),
  mq_unlink: libc.func('int mq_unlink(const void *name)'),
  mq_close: libc.func('int mq_close(int queue)'),
};

/** POSIX message queues: mq_overview(7). Names begin with a slash. */
export const queues = {
  /**
   * @param {Bytes} name
   * @param {number} flags
   * @param {number} [mode] - with O_CREAT; before the umask, which is 0 in an actor
   * @param {{ maxMessages?: number, messageSize?: number }} [attributes]
   * @returns {number} descriptor
   */
  mq_open(name, flags, mode = 0o600, { maxMessages = 10, messageSize = 128 } = {}) {
    // struct mq_attr: flags, maxmsg, msgsize, curmsgs, and room to spare.
    const attributes = Buffer.alloc(64);
    attributes.writeBigInt64LE(BigInt(maxMessages), 8);
    attributes.writeBigInt64LE(BigInt(messageSize), 16);
    return checked(
      'mq_open',
      c.mq_open(cString(name), flags, 'unsigned int', mode, 'const void *', attributes),
    );
  },

  /**
   * @param {number} queue
   * @param {Bytes} text
   * @param {number} [priority]
   */
  mq_send(queue, text, priority = 0) {
    const message = bytesOf(text);
    checked('mq_send', c.mq_send(queue, message, message.length, priority));
  },

  /**
   * @param {number} queue
   * @param {number} [size] - at least the queue's message size
   * @returns {string}
   */
  mq_receive(queue, size = 8192) {
    const message = Buffer.alloc(size);
    const length = checked('mq_receive', c.mq_receive(queue, message, size, null));
    return message.toString('utf8', 0, Number(length));
  },

  /**
   * Asks to be told of the next message by this signal; null takes it back.
   * @param {number} queue
   * @param {number | null} signal
   */
  mq_notify(queue, signal) {
    if (signal === null) {
      checked('mq_notify', c.mq_notify(queue, null));
      return;
    }
    // struct sigevent: value, signal number, SIGEV_SIGNAL (0).
    const event = Buffer.alloc(64);
    event.writeInt32LE(signal, 8);
    checked('mq_notify', c.mq_notify(queue, event));
  },

  /** @param {Bytes} name */
  mq_unlink(name) {
    checked('mq_unlink', c.mq_unlink(cString(name)));
  },

  /** @param {number} queue */
  mq_close(queue) {
    checked('mq_close', c.mq_close(queue));
  },
};
