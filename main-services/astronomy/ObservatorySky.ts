import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { Night, SkyNow } from '../model/night.ts';
import type { TimeWindow } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import { altAz } from './altAz.ts';
import { altitudeCurve } from './altitudeCurve.ts';
import { NightCalendar } from './NightCalendar.ts';
import { SiteSky } from './SiteSky.ts';
import { skyNow } from './skyNow.ts';
import { MINIMUM_ALTITUDE_DEGREES, type SkyTarget, type VisibilityLimits } from './Visibility.ts';
import { visibilityWindows } from './visibilityWindows.ts';

/** The Sun moves 0.25° a minute; interlocks ask for it at every command, once a second is plenty. */
const SUN_KEPT_MS = 1000;

/** Limits of a routine sequence (simulators/resources): airmass 2, 30° from the Moon. */
const USUAL_LIMITS = {
  minimumAltitudeDegrees: MINIMUM_ALTITUDE_DEGREES,
  maximumAirmass: 2,
  minimumMoonDistanceDegrees: 30,
};

/** The sky over the observatory, now by its own clock. */
export class ObservatorySky {
  readonly site: Site;
  readonly calendar: NightCalendar;
  /** For single places and moments. */
  readonly oracle: SiteSky;
  readonly #clock: Clock;
  #now: SkyNow | null = null;

  constructor(site: Site, clock: Clock) {
    this.site = site;
    this.#clock = clock;
    this.calendar = new NightCalendar(site);
    this.oracle = new SiteSky(site, this.calendar);
  }

  now(): SkyNow {
    const at = this.#clock.now();
    if (this.#now === null || Math.abs(at - this.#now.at) > SUN_KEPT_MS) this.#now = skyNow(this.site, at);
    return this.#now;
  }

  /** Noon to noon: in the morning still the night that has ended. */
  nightAt(instant: number): Night {
    return this.calendar.nightAt(instant);
  }

  /** The night under way or the coming one: what can still be planned. */
  tonight(): Night {
    return this.calendar.nightToPlan(this.#clock.now());
  }

  nightOf(date: string): Night {
    return this.calendar.nightOf(date);
  }

  horizontal(rightAscensionDegrees: number, declinationDegrees: number): HorizontalTarget {
    return altAz(this.site, rightAscensionDegrees, declinationDegrees, this.#clock.now());
  }

  altitudeCurve(target: SkyTarget, night: Night, stepMinutes: number) {
    return altitudeCurve(this.site, target, night, stepMinutes);
  }

  /** Every window of a target in a night, within the usual limits unless others are given. */
  visibility(target: SkyTarget, night: Night, limits: Partial<VisibilityLimits> = {}): readonly TimeWindow[] {
    return visibilityWindows(this.site, target, night, { ...USUAL_LIMITS, ...limits });
  }
}
