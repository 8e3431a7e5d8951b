import type { SkyOracle } from '../../../main-services/alerts/SkyOracle.ts';

export interface Place {
  readonly ra: number;
  readonly dec: number;
}

/** Well above the horizon and away from the Moon, 3° apart: each is a slew, none a long one. */
export function visiblePlaces(sky: SkyOracle, now: number): readonly Place[] {
  const places: Place[] = [];
  for (let ra = 0; ra < 360; ra += 3) {
    for (const dec of [15, 18]) {
      const altitude = sky.altitudeDegrees(ra, dec, now);
      if (altitude > 40 && altitude < 75 && sky.moonDistanceDegrees(ra, dec, now) > 15) places.push({ ra, dec });
    }
  }
  return places;
}

/** SVOM's notice of a burst with this number of the night, at a place, half a minute after it was seen. */
export function noticeOf(template: string, number: number, { ra, dec }: Place, now: number): string {
  const time = (at: number) => new Date(at).toISOString().slice(0, -1);
  return template
    .replaceAll('{{isoTime}}', time(now))
    .replaceAll('{{isoTime-46}}', time(now - 46_000))
    .replaceAll('{{isoTime-36}}', time(now - 36_000))
    .replaceAll('{{burstId}}', `sb261216${String(number).padStart(2, '0')}`)
    .replace(/<C1>[^<]*/, `<C1>${ra}`)
    .replace(/<C2>[^<]*/, `<C2>${dec}`);
}
