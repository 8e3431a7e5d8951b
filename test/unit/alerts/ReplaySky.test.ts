import { describe, expect, it } from 'vitest';
import { ReplaySky } from '../../../main-services/alerts/ReplaySky.ts';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SiteSky } from '../../../main-services/astronomy/SiteSky.ts';
import { SAN_PEDRO_MARTIR as site } from '../../../main-services/model/site.ts';
import { plainSky } from '../../doubles/plainSky.ts';

describe('the sky of a replay', () => {
  const whole = new SiteSky(site, new NightCalendar(site));
  const sky = new ReplaySky(whole, site.longitudeDegrees, -12);

  it("has the almanac's nights, within a minute", () => {
    for (let day = 0; day < 366; day += 17.3) {
      const at = Date.UTC(2026, 0, 1) + day * 86_400_000;
      const [almanac, night] = [whole.nightAt(at), sky.nightAt(at)];
      expect(Math.abs(night.start - almanac.start)).toBeLessThan(60_000);
      expect(Math.abs(night.end - almanac.end)).toBeLessThan(60_000);
      expect(night.date).toBe(almanac.date);
    }
  });

  it('has no dark hours where the Sun does not sink, and a whole day of them where it does not rise', () => {
    const bright = new ReplaySky({ ...plainSky(), sunAltitudeDegrees: () => 3 }, 0, -12);
    const dark = new ReplaySky({ ...plainSky(), sunAltitudeDegrees: () => -20 }, 0, -12);
    const at = Date.UTC(2026, 5, 21, 18);
    expect(bright.nightAt(at)).toMatchObject({ start: Date.UTC(2026, 5, 22), end: Date.UTC(2026, 5, 22) });
    expect(dark.nightAt(at)).toMatchObject({ start: Date.UTC(2026, 5, 21, 12), end: Date.UTC(2026, 5, 22, 12) });
  });
});
