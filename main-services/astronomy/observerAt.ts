import { Observer } from 'astronomy-engine';
import type { Site } from '../model/site.ts';

/** The site as the ephemeris library takes it. */
export function observerAt(site: Site): Observer {
  return new Observer(site.latitudeDegrees, site.longitudeDegrees, site.elevationMetres);
}
