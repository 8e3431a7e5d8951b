import type { Site } from '../../model/site.ts';
import type { SkyTarget } from '../Visibility.ts';
import { trackOf } from './trackOf.ts';

/** Where a target stands at an instant, J2000 as seen from the site: fixed ones stay where they are. */
export function placeAt(site: Site, target: SkyTarget, at: number): SkyTarget {
  return target.motion === undefined ? target : trackOf(site, target.motion).placeAt(at);
}
