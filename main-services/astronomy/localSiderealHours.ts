import { MakeTime, SiderealTime } from 'astronomy-engine';
import type { Site } from '../model/site.ts';

/** Local apparent sidereal time, 0…24 h. */
export function localSiderealHours(site: Pick<Site, 'longitudeDegrees'>, at: number): number {
  const hours = SiderealTime(MakeTime(new Date(at))) + site.longitudeDegrees / 15;
  return ((hours % 24) + 24) % 24;
}
