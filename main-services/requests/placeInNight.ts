import { placeAt } from '../astronomy/moving/placeAt.ts';
import type { SkyTarget } from '../astronomy/Visibility.ts';
import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { RequestRefused } from './RequestRefused.ts';

/**
 * Where a target stands in a night: a moving one's record says where it is at the middle of it.
 * @param where begins the sentence of a refusal
 * @throws RequestRefused when its elements describe no orbit
 */
export function placeInNight(
  target: SkyTarget,
  where: string,
  night: Night,
  site: Site,
): Pick<SkyTarget, 'rightAscensionDegrees' | 'declinationDegrees'> {
  try {
    const { rightAscensionDegrees, declinationDegrees } = placeAt(site, target, (night.start + night.end) / 2);
    return { rightAscensionDegrees, declinationDegrees };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RequestRefused([`${where}: ${error.message}`]);
  }
}
