/** A cryostat's time constant, as short as keeps a trainee watching. */
const TIME_CONSTANT_MS = 120_000;

/** A detector on its way to the set point; `since` on the simulator's clock. */
export interface Cooling {
  readonly fromCelsius: number;
  readonly setpointCelsius: number;
  readonly since: number;
}

/** Temperature at `now`: exponentially towards the set point, with the last hundredths of regulation. */
export function temperatureAt(cooling: Cooling, now: number): number {
  const left = Math.exp(-Math.max(0, now - cooling.since) / TIME_CONSTANT_MS);
  const regulation = 0.03 * Math.sin(now / 47_000);
  return cooling.setpointCelsius + (cooling.fromCelsius - cooling.setpointCelsius) * left + regulation;
}
