import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { trackOf } from './moving/trackOf.ts';
import { skyOfNight } from './skyOfNight.ts';
import type { SkyTarget } from './Visibility.ts';

/** Altitude of a target from sunset to sunrise, one point every `stepMinutes` and one at the end. */
export function altitudeCurve(
  site: Site,
  target: SkyTarget,
  night: Night,
  stepMinutes: number,
): readonly { readonly at: number; readonly altitudeDegrees: number }[] {
  if (!(stepMinutes > 0)) throw new RangeError(`A curve needs steps longer than ${stepMinutes} minutes.`);
  const sky = skyOfNight(site, night);
  const track = target.motion === undefined ? null : trackOf(site, target.motion);
  const fixed = sky.placeOf(target.rightAscensionDegrees, target.declinationDegrees);
  const altitudeAt = (at: number): number => {
    if (track === null) return sky.altitudeDegrees(fixed, at);
    const moved = track.placeAt(at);
    return sky.altitudeDegrees(sky.placeOf(moved.rightAscensionDegrees, moved.declinationDegrees), at);
  };
  const points: { at: number; altitudeDegrees: number }[] = [];
  for (let at = night.sunset; at < night.sunrise; at += stepMinutes * 60_000) {
    points.push({ at, altitudeDegrees: altitudeAt(at) });
  }
  points.push({ at: night.sunrise, altitudeDegrees: altitudeAt(night.sunrise) });
  return points;
}
