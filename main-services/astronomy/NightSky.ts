import { Body, Equator, MakeTime } from 'astronomy-engine';
import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { type ApparentPlace, apparentPlace } from './apparentPlace.ts';
import { DEGREE } from './degrees.ts';
import { directionOf } from './directionOf.ts';
import { type EarthFrame, earthFrame } from './EarthFrame.ts';
import { observerAt } from './observerAt.ts';
import { placeOfDirection } from './placeOfDirection.ts';
import { toHorizontal } from './toHorizontal.ts';

/** Sidereal seconds per second (Explanatory Supplement, mean sidereal day 86164.0905 s). */
const SIDEREAL_RATE = 86_400 / 86_164.0905;
/** The Moon moves 5′ on the sky in this; between two samples its way is straight to a thousandth of a degree. */
const MOON_STEP_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

/**
 * One night over one site, computed once for any number of targets: the Earth's frame at the middle (precession and nutation
 * move by less than 0.1″ in half a night) and the Moon at even steps.
 */
export class NightSky {
  readonly night: Night;
  readonly latitudeDegrees: number;
  readonly #site: Site;
  readonly #frame: EarthFrame;
  readonly #moon: readonly (readonly [number, number, number])[];

  constructor(site: Site, night: Night) {
    this.#site = site;
    this.night = night;
    this.latitudeDegrees = site.latitudeDegrees;
    this.#frame = earthFrame((night.start + night.end) / 2);
    const observer = observerAt(site);
    const steps = Math.max(1, Math.ceil((night.end - night.start) / MOON_STEP_MS));
    this.#moon = Array.from({ length: steps + 1 }, (_, step) => {
      const moon = Equator(Body.Moon, MakeTime(new Date(night.start + step * MOON_STEP_MS)), observer, false, true);
      return directionOf(moon.ra * 15, moon.dec);
    });
  }

  /** Where a J2000 place stands on the equator of the night. */
  placeOf(rightAscensionDegrees: number, declinationDegrees: number): ApparentPlace {
    return apparentPlace(this.#frame, rightAscensionDegrees, declinationDegrees);
  }

  /** Hour angle of a place, hours; counts on beyond ±12 so that it grows steadily with time. */
  hourAngleHours(place: ApparentPlace, at: number): number {
    const siderealHours =
      this.#frame.greenwichSiderealHours +
      this.#site.longitudeDegrees / 15 +
      ((at - this.#frame.at) / HOUR_MS) * SIDEREAL_RATE;
    return siderealHours - place.rightAscensionHours;
  }

  /** When a place reaches an hour angle. */
  instantOfHourAngle(place: ApparentPlace, hourAngleHours: number): number {
    const at = this.#frame.at;
    return at + ((hourAngleHours - this.hourAngleHours(place, at)) / SIDEREAL_RATE) * HOUR_MS;
  }

  altitudeDegrees(place: ApparentPlace, at: number): number {
    return toHorizontal(this.latitudeDegrees, this.hourAngleHours(place, at), place.declinationDegrees).altitudeDegrees;
  }

  /** Altitude of the Moon's centre, without refraction. */
  moonAltitudeDegrees(at: number): number {
    const { rightAscensionDegrees, declinationDegrees } = placeOfDirection(this.#moonDirection(at));
    return this.altitudeDegrees(this.placeOf(rightAscensionDegrees, declinationDegrees), at);
  }

  /** Angle between a J2000 direction and the Moon, degrees. */
  moonDistanceDegrees(direction: readonly [number, number, number], at: number): number {
    const [x, y, z] = this.#moonDirection(at);
    const [tx, ty, tz] = direction;
    const cross = Math.hypot(y * tz - z * ty, z * tx - x * tz, x * ty - y * tx);
    return Math.atan2(cross, x * tx + y * ty + z * tz) / DEGREE;
  }

  #moonDirection(at: number): [number, number, number] {
    const position = Math.min(Math.max(0, (at - this.night.start) / MOON_STEP_MS), this.#moon.length - 1);
    const before = Math.floor(position);
    const share = position - before;
    const [ax, ay, az] = this.#moon[before] ?? [0, 0, 0];
    const [bx, by, bz] = this.#moon[before + 1] ?? [ax, ay, az];
    return [ax + share * (bx - ax), ay + share * (by - ay), az + share * (bz - az)];
  }
}
