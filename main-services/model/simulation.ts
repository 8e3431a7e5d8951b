import type { PyrosDevice } from '../../devices/deviceNames.ts';

/** What can be made to happen to the simulated sensors. */
export type SimulatedWeather = 'rain' | 'gale' | 'humid' | 'clouds' | 'door' | 'intruder' | 'blackout';

/** What was brought about by hand in simulation and still holds. */
export interface SimulationView {
  readonly weathers: readonly SimulatedWeather[];
  /** Sensors whose outputs stand still. */
  readonly frozen: readonly string[];
  readonly devices: readonly { readonly device: PyrosDevice; readonly running: boolean; readonly fault: string }[];
}
