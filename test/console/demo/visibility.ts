import type { AskedVisibility, Visibility } from '../../../electron/ipc/contract/visibility.ts';
import { altitudeCurve } from '../../../main-services/astronomy/altitudeCurve.ts';
import { visibilityWindows } from '../../../main-services/astronomy/visibilityWindows.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { readTypedTarget } from '../../../main-services/requests/readTypedTarget.ts';
import { demoNight } from './night.ts';
import { demoVisibility } from './plannings.ts';
import { demoRequests } from './requests.ts';

/** The visibility of a demo sequence or of a place drawn, that of a moving target as the services compute it. @throws RequestRefused */
export function demoVisibilityOf(asked: AskedVisibility): Visibility {
  if ('sequenceId' in asked) {
    const sequences = demoRequests.flatMap((request) => request.sequences);
    const sequence = sequences.find(({ id }) => id === asked.sequenceId);
    return sequence ? demoVisibility(sequence) : { windows: [], curve: [] };
  }
  if (!('target' in asked)) return demoVisibility(asked);
  const target = readTypedTarget(asked.target, demoNight, SAN_PEDRO_MARTIR);
  const limits = {
    minimumAltitudeDegrees: 15,
    ...(asked.limits ?? { maximumAirmass: 2, minimumMoonDistanceDegrees: 30 }),
  };
  const stepMinutes = target.motion?.kind === 'satellite' ? 0.5 : 10;
  return {
    windows: visibilityWindows(SAN_PEDRO_MARTIR, target, demoNight, limits),
    curve: altitudeCurve(SAN_PEDRO_MARTIR, target, demoNight, stepMinutes),
  };
}
