import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { altAz } from './altAz.ts';
import { moonDistance } from './moonDistance.ts';
import type { NightCalendar } from './NightCalendar.ts';
import { sunPosition } from './sunPosition.ts';

/** The sky over one site, for those who ask about single places and moments (the alert manager). */
export class SiteSky {
  readonly #site: Site;
  readonly #calendar: NightCalendar;

  constructor(site: Site, calendar: NightCalendar) {
    this.#site = site;
    this.#calendar = calendar;
  }

  altitudeDegrees(rightAscensionDegrees: number, declinationDegrees: number, at: number): number {
    return altAz(this.#site, rightAscensionDegrees, declinationDegrees, at).altitudeDegrees;
  }

  moonDistanceDegrees(rightAscensionDegrees: number, declinationDegrees: number, at: number): number {
    return moonDistance(this.#site, rightAscensionDegrees, declinationDegrees, at);
  }

  sunAltitudeDegrees(at: number): number {
    return sunPosition(this.#site, at).altitudeDegrees;
  }

  /** The night under way or, outside observing hours, the coming one. */
  nightAt(at: number): Night {
    return this.#calendar.nightToPlan(at);
  }
}
