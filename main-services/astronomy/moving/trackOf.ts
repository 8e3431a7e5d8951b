import type { Site } from '../../model/site.ts';
import type { TargetMotion } from '../../model/targetMotion.ts';
import { orbitTrack } from './orbitTrack.ts';
import { planetTrack } from './planetTrack.ts';
import { satelliteTrack } from './satelliteTrack.ts';
import type { Track } from './Track.ts';

/** The way of a moving target over the sky of a site. @throws RangeError when its elements describe no orbit */
export function trackOf(site: Site, motion: TargetMotion): Track {
  switch (motion.kind) {
    case 'planet':
      return planetTrack(site, motion.name);
    case 'orbit':
      return orbitTrack(site, motion);
    case 'satellite':
      return satelliteTrack(site, motion.line1, motion.line2);
  }
}
