import type { Benchmark } from './Benchmark.ts';

/** All benchmarks by name, in the order in which they run; each is loaded only when asked for. */
export const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  alerts: async () => (await import('./alerts/alerts.ts')).alerts,
  replay: async () => (await import('./replay.ts')).replay,
  devices: async () => (await import('./devices/devices.ts')).devices,
  safety: async () => (await import('./safety.ts')).safety,
  ipc: async () => (await import('./ipc.ts')).ipc,
  start: async () => (await import('./start.ts')).start,
  scheduler: async () => (await import('./scheduler/scheduler.ts')).scheduler,
  astroplan: async () => (await import('./scheduler/astroplan.ts')).astroplan,
  planning: async () => (await import('./planning.ts')).planning,
  history: async () => (await import('./history/history.ts')).history,
  night: async () => (await import('./night.ts')).night,
  indiNight: async () => (await import('./indiNight.ts')).indiNight,
};
