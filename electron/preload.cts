import type { IpcRendererEvent } from 'electron';
import type { PyrosBridge } from './ipc/contract/bridge.ts';
import type { TopicMessage } from './ipc/contract/topics.ts';

// Runs sandboxed before the page: CommonJS, `electron` only, and no logic. `window.pyros` is all that a page gets.
const { contextBridge, ipcRenderer } = require('electron') as typeof import('electron');

const bridge: PyrosBridge = {
  invoke: (name, input) => ipcRenderer.invoke('pyros:invoke', name, input),
  subscribe: (listener) => {
    const deliver = (_event: IpcRendererEvent, batch: string) => {
      for (const message of JSON.parse(batch) as TopicMessage[]) listener(message);
    };
    ipcRenderer.on('pyros:push', deliver);
    return () => {
      ipcRenderer.removeListener('pyros:push', deliver);
    };
  },
};

contextBridge.exposeInMainWorld('pyros', bridge);
