/** `unlink.mjs NAME...`: removes the POSIX queues of these names, where they are. */
import { queues } from './actor/queues.mjs';

for (const name of process.argv.slice(2)) {
  try {
    queues.mq_unlink(name);
  } catch {
    // Removed by the world itself, as it should be.
  }
}
