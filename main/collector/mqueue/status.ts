/** What a POSIX queue's file says when read, mq_overview(7). */
export interface QueueStatus {
  /** Bytes of all messages in it. */
  bytes: number;
  notify: { pid: number; signal: number } | null;
}

// ipc/mqueue.c, mqueue_read_file.
const STATUS = /^QSIZE:(\d+)\s+NOTIFY:(\d+)\s+SIGNO:(\d+)\s+NOTIFY_PID:(\d+)\s*$/;

/** Null where the text is not of that form. */
export function parseQueueStatus(text: string): QueueStatus | null {
  const match = STATUS.exec(text);
  if (match === null) return null;
  const [bytes = 0, method = 0, signal = 0, pid = 0] = match.slice(1).map(Number);
  // The owner of the request may be invisible to us: then only how it is told shows.
  const notify = pid !== 0 || signal !== 0 || method !== 0 ? { pid, signal } : null;
  return { bytes, notify };
}
