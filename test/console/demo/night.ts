import type { Night, SkyNow } from '../../../main-services/model/night.ts';
import { at } from './scene.ts';

/** Night of 2026-12-15 at San Pedro Mártir, rounded to the minute. */
export const demoNight: Night = {
  date: '2026-12-15',
  start: at('01:38:00'),
  end: at('13:37:00'),
  sunset: at('00:42:00'),
  civilDusk: at('01:08:00'),
  nauticalDusk: at('01:38:00'),
  astronomicalDusk: at('02:08:00'),
  astronomicalDawn: at('13:07:00'),
  nauticalDawn: at('13:37:00'),
  civilDawn: at('14:07:00'),
  sunrise: at('14:34:00'),
  moonrise: at('19:20:00', '2026-12-15'),
  moonset: at('06:42:00'),
  moonIllumination: 0.4,
};

/** Sun and Moon when the burst is observed. */
export const demoSky: SkyNow = {
  at: at('06:12:47'),
  phase: 'night',
  sunAltitudeDegrees: -69.7,
  sunAzimuthDegrees: 290.2,
  moonAltitudeDegrees: 6.8,
  moonAzimuthDegrees: 260.1,
  moonIllumination: 0.4,
  localSiderealHours: 4.1758,
};

const DAY_MS = 86_400_000;
const later = (at: number | null) => (at === null ? null : at + DAY_MS);

/** The night after it, a day later to the minute. */
export const demoNightAfter: Night = {
  ...demoNight,
  date: '2026-12-16',
  start: demoNight.start + DAY_MS,
  end: demoNight.end + DAY_MS,
  sunset: demoNight.sunset + DAY_MS,
  sunrise: demoNight.sunrise + DAY_MS,
  civilDusk: later(demoNight.civilDusk),
  nauticalDusk: later(demoNight.nauticalDusk),
  astronomicalDusk: later(demoNight.astronomicalDusk),
  astronomicalDawn: later(demoNight.astronomicalDawn),
  nauticalDawn: later(demoNight.nauticalDawn),
  civilDawn: later(demoNight.civilDawn),
  moonrise: later(demoNight.moonrise),
  moonset: later(demoNight.moonset),
};
