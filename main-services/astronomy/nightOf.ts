import {
  type AstroTime,
  Body,
  Illumination,
  MakeTime,
  Observer,
  SearchAltitude,
  SearchHourAngle,
  SearchRiseSet,
} from 'astronomy-engine';
import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { localNoon } from './localTime.ts';
import { addNights } from './nightDates.ts';
import { observerAt } from './observerAt.ts';
import { sunPosition } from './sunPosition.ts';

/** Nautical twilight's end: dark enough to observe. */
export const OBSERVING_SUN_ALTITUDE_DEGREES = -12;
/** Centre of the Sun at rise and set by convention: 34′ of refraction and 16′ of radius (USNO, "Rise, Set, and Twilight Definitions"). */
const HORIZON_SUN_ALTITUDE_DEGREES = -50 / 60;

/**
 * The night that begins in the evening of a local date. Where the Sun does not come up (polar night) a missing crossing is
 * replaced by the noon on that side; where it does not get low enough, observing time is empty: start and end are the
 * Sun's lowest moment.
 * @throws RangeError when `date` is no date
 */
export function nightOf(site: Site, date: string, sunAltitudeDegrees = OBSERVING_SUN_ALTITUDE_DEGREES): Night {
  const observer = observerAt(site);
  const noon = localNoon(site, date);
  const nextNoon = localNoon(site, addNights(date, 1));
  const midnight = msOf(SearchHourAngle(Body.Sun, observer, 12, new Date(noon)).time);
  const lowest = sunPosition(site, midnight).altitudeDegrees;
  const crossing = (direction: -1 | 1, altitude: number): number | null => {
    const [from, to] = direction === -1 ? [noon, midnight] : [midnight, nextNoon];
    return found(SearchAltitude(Body.Sun, observer, direction, new Date(from), days(from, to), altitude));
  };
  const below = (altitude: number): { start: number; end: number } =>
    lowest > altitude
      ? { start: midnight, end: midnight }
      : { start: crossing(-1, altitude) ?? noon, end: crossing(1, altitude) ?? nextNoon };
  const observing = below(sunAltitudeDegrees);
  const dark = below(HORIZON_SUN_ALTITUDE_DEGREES);
  // At sea level, where the published 34′ of refraction hold; the library would thin the air with height.
  const seaLevel = new Observer(site.latitudeDegrees, site.longitudeDegrees, 0);
  const moon = (direction: -1 | 1) =>
    found(SearchRiseSet(Body.Moon, seaLevel, direction, new Date(noon), days(noon, nextNoon)));
  return {
    date,
    ...observing,
    sunset: dark.start,
    sunrise: dark.end,
    civilDusk: crossing(-1, -6),
    nauticalDusk: crossing(-1, -12),
    astronomicalDusk: crossing(-1, -18),
    astronomicalDawn: crossing(1, -18),
    nauticalDawn: crossing(1, -12),
    civilDawn: crossing(1, -6),
    moonrise: moon(1),
    moonset: moon(-1),
    moonIllumination: Illumination(Body.Moon, MakeTime(new Date(midnight))).phase_fraction,
  };
}

function msOf(time: AstroTime): number {
  return Math.round(time.date.getTime());
}

function found(time: AstroTime | null): number | null {
  return time === null ? null : msOf(time);
}

function days(from: number, to: number): number {
  return (to - from) / 86_400_000;
}
