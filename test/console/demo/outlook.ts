import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { TargetAdvisor } from '../../../main-services/instruments/TargetAdvisor.ts';
import { DEFAULT_LIMITS } from '../../../main-services/interlocks/limits.ts';
import { maySlew } from '../../../main-services/interlocks/maySlew.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import type { AskedPlace, TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import type { Scene } from './scene.ts';

/** What the observatory would say to a place at the instant of the scene. */
export function demoOutlook({ state }: Scene, place: AskedPlace | null): TargetOutlook | null {
  const { time, sky, instruments, environment } = state;
  if (!sky || !instruments) return null;
  const frames = coordinateFrames(SAN_PEDRO_MARTIR);
  const facts = {
    now: time.now,
    environment,
    instruments,
    sunAltitudeDegrees: sky.sunAltitudeDegrees,
    sunAzimuthDegrees: sky.sunAzimuthDegrees,
  };
  return new TargetAdvisor({
    clock: new ManualClock(time.now),
    latitudeDegrees: SAN_PEDRO_MARTIR.latitudeDegrees,
    frames,
    sky: () => sky,
    checks: {
      ...noInterlocks,
      slewTo: (target) => maySlew(facts, frames.toHorizontal(target, time.now)),
      slewToHorizontal: (target) => maySlew(facts, target),
    },
    mount: () => instruments.telescope.status,
    limits: DEFAULT_LIMITS,
  }).outlook(place);
}
