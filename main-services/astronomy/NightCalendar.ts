import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { nightDateAt } from './localTime.ts';
import { addNights } from './nightDates.ts';
import { nightOf, OBSERVING_SUN_ALTITUDE_DEGREES } from './nightOf.ts';

/** A fortnight: tonight, the seven nights ahead, and some behind. */
const MOST_KEPT = 16;

/** The nights of a site; each is computed once, so that asking every second costs nothing. */
export class NightCalendar {
  readonly #site: Site;
  readonly #sunAltitudeDegrees: number;
  readonly #nights = new Map<string, Night>();

  constructor(site: Site, sunAltitudeDegrees = OBSERVING_SUN_ALTITUDE_DEGREES) {
    this.#site = site;
    this.#sunAltitudeDegrees = sunAltitudeDegrees;
  }

  /** The night that begins in the evening of a date. @throws RangeError when it is no date */
  nightOf(date: string): Night {
    const known = this.#nights.get(date);
    if (known) return known;
    const night = nightOf(this.#site, date, this.#sunAltitudeDegrees);
    const oldest = this.#nights.keys().next();
    if (this.#nights.size >= MOST_KEPT && !oldest.done) this.#nights.delete(oldest.value);
    this.#nights.set(date, night);
    return night;
  }

  /** The night an instant belongs to, noon to noon: in the morning still the one that has ended. */
  nightAt(at: number): Night {
    return this.nightOf(nightDateAt(this.#site, at));
  }

  /** The night under way or, once its observing time is over, the coming one: what can still be planned. */
  nightToPlan(at: number): Night {
    const night = this.nightAt(at);
    return at < night.end ? night : this.nightOf(addNights(night.date, 1));
  }
}
