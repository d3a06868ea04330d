import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Pushes, Requests } from './contract.ts';

/** Asks the main process, over a channel of the contract. */
function ask<Channel extends keyof Requests>(
  channel: Channel,
  ...args: Parameters<Requests[Channel]>
): Promise<ReturnType<Requests[Channel]>> {
  return ipcRenderer.invoke(channel, ...args);
}

/** Listens on a channel of the contract, alone. */
function hear<Channel extends keyof Pushes>(
  channel: Channel,
  listener: (value: Pushes[Channel]) => void,
): void {
  ipcRenderer.removeAllListeners(channel);
  ipcRenderer.on(channel, (_event, value: Pushes[Channel]) => listener(value));
}

const bridge: Bridge = {
  subscribe(listener) {
    hear('session/update', listener);
    return ask('session/subscribe');
  },
  painted: (sequence) => ask('window/painted', sequence),
  messages: (...args) => ask('object/messages', ...args),
  bytes: (...args) => ask('segment/bytes', ...args),
  queueAttributes: (...args) => ask('queue/attributes', ...args),
  remove: (...args) => ask('object/remove', ...args),
  endProcess: (...args) => ask('process/end', ...args),
  setEvents: (on) => ask('events/set', on),
  save: (file) => ask('export/save', file),
  fillScreen: (full) => ask('window/fill-screen', full),
  lab: {
    list: () => ask('lab/list'),
    start: (id) => ask('lab/start', id),
    move: (move) => ask('lab/move', move),
    leave: () => ask('lab/leave'),
  },
};

contextBridge.exposeInMainWorld('ipcscope', bridge);
