import type { PyrosBridge } from '../electron/ipc/contract/bridge.ts';

declare global {
  interface Window {
    readonly pyros?: PyrosBridge;
  }
}
