import type { NightPhase, SkyNow } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { localSiderealHours } from './localSiderealHours.ts';
import { moonPosition } from './moonPosition.ts';
import { sunPosition } from './sunPosition.ts';

/** Sun, Moon and sidereal time over a site at an instant. */
export function skyNow(site: Site, at: number): SkyNow {
  const sun = sunPosition(site, at);
  const moon = moonPosition(site, at);
  return {
    at,
    phase: phaseAt(sun.altitudeDegrees),
    sunAltitudeDegrees: sun.altitudeDegrees,
    sunAzimuthDegrees: sun.azimuthDegrees,
    moonAltitudeDegrees: moon.altitudeDegrees,
    moonAzimuthDegrees: moon.azimuthDegrees,
    moonIllumination: moon.illumination,
    localSiderealHours: localSiderealHours(site, at),
  };
}

function phaseAt(sunAltitudeDegrees: number): NightPhase {
  if (sunAltitudeDegrees >= 0) return 'day';
  if (sunAltitudeDegrees >= -6) return 'civil';
  if (sunAltitudeDegrees >= -12) return 'nautical';
  return sunAltitudeDegrees >= -18 ? 'astronomical' : 'night';
}
