import { useCallback, useRef, useState } from 'react';
import {
  type CopiedMessage,
  identityOf,
  type MessageQueue,
  type MessagesAnswer,
  type Refusal,
} from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { GLANCE_BYTES, PAGE } from './limits.ts';

interface Pages {
  /** Messages as far as is known; fewer where a page came back short. */
  readonly total: number;
  readonly messageAt: (index: number) => CopiedMessage | undefined;
  /** Has those from one to another copied, where they were not. */
  readonly want: (from: number, to: number) => void;
  readonly refusal: Refusal | null;
}

/** The messages of a queue page by page, each copied when it is first wanted. */
export function usePages(queue: MessageQueue, first: MessagesAnswer): Pages {
  const [pages, setPages] = useState<ReadonlyMap<number, readonly CopiedMessage[]>>(
    () => new Map([[0, first.messages]]),
  );
  const [total, setTotal] = useState(() =>
    first.messages.length < PAGE ? first.messages.length : first.total,
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asked = useRef(new Set([0]));
  // The identity of this moment, not of the one when the first page was read.
  const latest = useRef(queue);
  latest.current = queue;

  const want = useCallback((from: number, to: number) => {
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
      const main = bridge();
      if (asked.current.has(page) || main === null) continue;
      asked.current.add(page);
      main.messages(identityOf(latest.current), page * PAGE, PAGE, GLANCE_BYTES).then((answer) => {
        if (!answer.ok) {
          setRefusal(answer);
          return;
        }
        setPages((before) => new Map(before).set(page, answer.messages));
        if (answer.messages.length < PAGE) {
          setTotal((before) => Math.min(before, page * PAGE + answer.messages.length));
        }
      });
    }
  }, []);

  const messageAt = useCallback(
    (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    [pages],
  );
  return { total, messageAt, want, refusal };
}
