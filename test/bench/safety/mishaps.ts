import type { SimulatorFleet } from '../../../main-services/simulation/SimulatorFleet.ts';

/** Hold-offs of a soak, observatory milliseconds: short enough that the dome opens again between two mishaps. */
export const SOAK_HOLD_OFF_MS = { rain: 600_000, wind: 300_000, contact: 60_000 };

/** Both are told: one alone would be a dissenter. */
const STATIONS = ['WXT520', 'VantagePro'];

/** Something that goes wrong for a while. */
export interface Mishap {
  readonly name: string;
  /** Who is not himself meanwhile, and excused. */
  readonly ill: 'Dome' | 'Telescope' | 'PLC' | null;
  /** The dome must be shut meanwhile, and so long after; null = it is none of the weather's business. */
  readonly holdOffMs: number | null;
  readonly begin: (fleet: SimulatorFleet) => Promise<void>;
  readonly end: (fleet: SimulatorFleet) => Promise<void>;
}

const sensor = (name: string, holdOffMs: number, value: string, bad: number): Mishap => ({
  name,
  ill: null,
  holdOffMs,
  begin: async (fleet) => {
    for (const station of STATIONS) await fleet.simulate(station, value, bad);
  },
  // Cleared, not set to something good: a constant would be a frozen sensor.
  end: async (fleet) => {
    await fleet.clearSensors(STATIONS.map((device) => ({ device, quantity: value })));
  },
});

const fault = (ill: 'Dome' | 'Telescope' | 'PLC', word: string): Mishap => ({
  name: `${ill} ${word}`,
  ill,
  holdOffMs: ill === 'PLC' ? SOAK_HOLD_OFF_MS.contact : null,
  begin: (fleet) => fleet.fault(ill, word),
  end: (fleet) => fleet.fault(ill, 'none'),
});

const killed = (ill: 'Telescope' | 'PLC'): Mishap => ({
  name: `${ill} killed`,
  ill,
  holdOffMs: ill === 'PLC' ? SOAK_HOLD_OFF_MS.contact : null,
  begin: (fleet) => fleet.kill(ill),
  end: (fleet) => fleet.restart(ill),
});

/** Everything that may happen in a soak, each as likely as the next. */
export const MISHAPS: readonly Mishap[] = [
  sensor('rain', SOAK_HOLD_OFF_MS.rain, 'RainRate', 6),
  sensor('storm', SOAK_HOLD_OFF_MS.wind, 'WindSpeed', 25),
  ...['hang', 'mute', 'rubbish', 'truncated', 'oversized', 'close', 'slow', 'stuck', 'broken'].map((word) =>
    fault('PLC', word),
  ),
  killed('PLC'),
  ...['hang', 'mute', 'rubbish', 'close', 'stuck', 'broken', 'deaf', 'lying'].map((word) => fault('Dome', word)),
  ...['hang', 'mute', 'rubbish', 'close', 'stuck', 'broken', 'deaf'].map((word) => fault('Telescope', word)),
  killed('Telescope'),
];
