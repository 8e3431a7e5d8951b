import { Body, Equator, Horizon, Illumination, MakeTime } from 'astronomy-engine';
import type { Site } from '../model/site.ts';
import type { HorizontalPlace } from './HorizontalPlace.ts';
import { observerAt } from './observerAt.ts';

/** The Moon as seen from the site (its parallax of up to a degree included). */
export interface MoonPosition extends HorizontalPlace {
  /** J2000. */
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** Lit fraction, 0…1. */
  readonly illumination: number;
}

/** Where the Moon stands at an instant. */
export function moonPosition(site: Site, at: number): MoonPosition {
  const time = MakeTime(new Date(at));
  const observer = observerAt(site);
  const ofDate = Equator(Body.Moon, time, observer, true, true);
  const j2000 = Equator(Body.Moon, time, observer, false, true);
  const place = Horizon(time, observer, ofDate.ra, ofDate.dec);
  return {
    rightAscensionDegrees: j2000.ra * 15,
    declinationDegrees: j2000.dec,
    altitudeDegrees: place.altitude,
    azimuthDegrees: place.azimuth,
    illumination: Illumination(Body.Moon, time).phase_fraction,
  };
}
