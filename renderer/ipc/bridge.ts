import type { PyrosBridge } from '../../electron/ipc/contract/bridge.ts';

const unconnected: PyrosBridge = {
  invoke: () =>
    Promise.resolve({
      ok: false,
      code: 'failed',
      reason: 'This page is not connected to an observatory. Open it from the PyROS application.',
    }),
  subscribe: () => () => undefined,
};

/** The door to the observatory; outside the application every call is refused with the reason. */
export function bridge(): PyrosBridge {
  return window.pyros ?? unconnected;
}
