import type { PlcDeviceReading } from '../../devices/plc/Plc.ts';
import { stationReading } from '../../devices/weather/stationReading.ts';
import type { WeatherStation } from '../../devices/weather/WeatherStation.ts';
import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';

/** How a weather station beside the PLC is doing. */
export interface StationReport {
  /** What it last measured, in the form of the PLC's instruments; null before its first answer. */
  readonly device: PlcDeviceReading | null;
  /** When that was measured; before the first answer, since when it is asked. */
  readonly at: number;
}

/**
 * Asks the weather station beside the PLC, in a conversation of its own: one question at a time, for which nobody waits. Every
 * answer is told at once by `answered`.
 */
export class StationConversation {
  readonly #o: {
    readonly station: WeatherStation;
    readonly clock: Clock;
    readonly log: Log;
    readonly answered: () => void;
  };
  #report: StationReport | null = null;
  #asking = false;
  #silent = false;

  constructor(options: { station: WeatherStation; clock: Clock; log: Log; answered: () => void }) {
    this.#o = options;
  }

  /** Null = none is fitted. */
  report(): StationReport | null {
    return this.#report;
  }

  /** Asks, unless a question is under way; never throws. */
  ask(): void {
    const { station, clock } = this.#o;
    if (station.fitted === false) {
      this.#report = null;
      return;
    }
    this.#report ??= { device: null, at: clock.now() };
    if (this.#asking) return;
    this.#asking = true;
    void this.#converse().finally(() => {
      this.#asking = false;
    });
  }

  async #converse(): Promise<void> {
    const { station, clock, log, answered } = this.#o;
    try {
      const reading = await station.read();
      // Taken out of the rack while it was asked: it has no say any more.
      if (station.fitted === false) return;
      // A date ahead of our clock would stay fresh for too long.
      this.#report = { device: stationReading(station.name, reading), at: Math.min(reading.at, clock.now()) };
      if (this.#silent) log.info('the weather station answers again');
      this.#silent = false;
    } catch (error) {
      if (!this.#silent) log.warning(`no reading of the weather station: ${messageOf(error)}`);
      this.#silent = true;
      return;
    }
    answered();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
