import { createStore } from 'zustand/vanilla';

/** The services push the time every second; this much silence on the wall clock means they are gone. */
export const SILENCE_LIMIT_MS = 5000;

interface Connection {
  /** When anything was last pushed, on this window's monotonic clock; null before the first push. */
  readonly heardAtMs: number | null;
}

const connection = createStore<Connection>(() => ({ heardAtMs: null }));
const startedAtMs = performance.now();

/** Notes that the services are alive. */
export function heardFromServices(): void {
  connection.setState({ heardAtMs: performance.now() });
}

/** Milliseconds since the services were last heard (or since the window started). */
export function silenceMs(): number {
  return performance.now() - (connection.getState().heardAtMs ?? startedAtMs);
}
