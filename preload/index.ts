import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Pushes, Requests, Update } from './contract.ts';

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
    hear('session/update', (update: Update) => listener(update));
    return ask('session/subscribe');
  },
  painted: (sequence) => ask('window/painted', sequence),
  save: (file) => ask('export/save', file),
};

contextBridge.exposeInMainWorld('ipcscope', bridge);
