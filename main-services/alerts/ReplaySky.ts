import type { SkyOracle } from './SkyOracle.ts';

const DAY_MS = 86_400_000;
const HALF_DAY_MS = DAY_MS / 2;
/** The Sun sinks 0.05° in 15 s; visibility looks every five minutes. */
const CLOSE_DEGREES = 0.05;
/** Reached in five or six where it sets at all. */
const MOST_STEPS = 20;

interface Night {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The sky for replays, where every notice may have a night of its own: of a night only its dark hours are looked for, which takes a
 * tenth of the time that a whole almanac page does.
 */
export class ReplaySky implements SkyOracle {
  readonly #sky: Omit<SkyOracle, 'nightAt'>;
  readonly #longitudeDegrees: number;
  readonly #sunAltitudeDegrees: number;
  /** By the number of the day of the epoch on which they begin. */
  readonly #nights = new Map<number, Night>();

  /** @param sunAltitudeDegrees below it is night */
  constructor(sky: Omit<SkyOracle, 'nightAt'>, longitudeDegrees: number, sunAltitudeDegrees: number) {
    this.#sky = sky;
    this.#longitudeDegrees = longitudeDegrees;
    this.#sunAltitudeDegrees = sunAltitudeDegrees;
  }

  altitudeDegrees(raDegrees: number, decDegrees: number, at: number): number {
    return this.#sky.altitudeDegrees(raDegrees, decDegrees, at);
  }

  moonDistanceDegrees(raDegrees: number, decDegrees: number, at: number): number {
    return this.#sky.moonDistanceDegrees(raDegrees, decDegrees, at);
  }

  sunAltitudeDegrees(at: number): number {
    return this.#sky.sunAltitudeDegrees(at);
  }

  nightAt(at: number): Night {
    const offset = (this.#longitudeDegrees / 360) * DAY_MS;
    // Mean solar days from noon to noon.
    const day = Math.floor((at + offset - HALF_DAY_MS) / DAY_MS);
    const night = this.#nightOf(day, offset);
    return at < night.end ? night : this.#nightOf(day + 1, offset);
  }

  #nightOf(day: number, offset: number): Night {
    const known = this.#nights.get(day);
    if (known !== undefined) return known;
    const noon = day * DAY_MS + HALF_DAY_MS - offset;
    const midnight = noon + HALF_DAY_MS;
    const night = {
      date: new Date(day * DAY_MS).toISOString().slice(0, 10),
      start: this.#crossing(noon, midnight),
      end: this.#crossing(noon + DAY_MS, midnight),
    };
    this.#nights.set(day, night);
    return night;
  }

  /** When the Sun passes the limit between noon and midnight; noon itself in polar night, midnight where it never gets dark. */
  #crossing(brightAt: number, darkAt: number): number {
    const above = (at: number) => this.#sky.sunAltitudeDegrees(at) - this.#sunAltitudeDegrees;
    let [bright, dark] = [brightAt, darkAt];
    let [brightBy, darkBy] = [above(bright), above(dark)];
    if (brightBy <= 0) return brightAt;
    if (darkBy >= 0) return darkAt;
    for (let step = 0; step < MOST_STEPS && Math.min(brightBy, -darkBy) > CLOSE_DEGREES; step++) {
      // Halving now and then keeps the chord from creeping along one end.
      const share = step % 3 === 2 ? 0.5 : brightBy / (brightBy - darkBy);
      const at = bright + (dark - bright) * share;
      const by = above(at);
      if (by > 0) [bright, brightBy] = [at, by];
      else [dark, darkBy] = [at, by];
    }
    return Math.round(brightBy <= CLOSE_DEGREES ? bright : dark);
  }
}
