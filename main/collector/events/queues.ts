import { queueIdPart } from '../mqueue/name.ts';
import type { OpenFile } from './whereabouts.ts';

/** IPC namespaces by the device of their mqueue file system. */
export type Devices = ReadonlyMap<number, string>;

/** Tells which POSIX queue of which namespace a descriptor leads to. */
export class QueueNames {
  readonly #polled: () => Devices;
  #devices: Devices = new Map();
  /** Of namespaces that no poll has seen yet. */
  readonly #learnt = new Map<number, string>();

  /** @param polled what the last poll found */
  constructor(polled: () => Devices) {
    this.#polled = polled;
  }

  /** mq_open(3) in a namespace gave a file of this device. */
  learn(device: number, namespace: string): void {
    this.#refresh();
    this.#learnt.set(device, namespace);
  }

  /** What was learnt may be wrong. */
  unlearn(): void {
    this.#learnt.clear();
  }

  /** Id as in a snapshot; null: its name was removed, or its namespace is not known. */
  idOf({ device, path, unlinked }: OpenFile): string | null {
    this.#refresh();
    const namespace = this.#learnt.get(device) ?? this.#devices.get(device);
    if (namespace === undefined || unlinked) return null;
    // Opened below a mount of the file system it has the mount's path before its name.
    const name = path.subarray(path.lastIndexOf(SLASH) + 1);
    return name.length === 0 ? null : `${namespace}/mqueue/${queueIdPart(name)}`;
  }

  /** A device's number is free for others when its namespace has ended. */
  #refresh(): void {
    const devices = this.#polled();
    if (devices !== this.#devices) this.#learnt.clear();
    this.#devices = devices;
  }
}

const SLASH = 0x2f;
