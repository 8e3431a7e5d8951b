import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { NightSky } from './NightSky.ts';

/** Tonight and the nights a request may be put off to. */
const MOST_KEPT = 8;
const kept = new Map<string, NightSky>();

/** The sky of a night over a site; the last few are remembered, because targets come in dozens for the same night. */
export function skyOfNight(site: Site, night: Night): NightSky {
  const key = [site.latitudeDegrees, site.longitudeDegrees, site.elevationMetres, night.start, night.end].join(' ');
  const known = kept.get(key);
  if (known) return known;
  const sky = new NightSky(site, night);
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  kept.set(key, sky);
  return sky;
}
