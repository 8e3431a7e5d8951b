import type { SkyTarget, VisibilityLimits } from '../../../main-services/astronomy/Visibility.ts';
import type { Night } from '../../../main-services/model/night.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import { readTypedTarget } from '../../../main-services/requests/readTypedTarget.ts';
import type { Handlers } from '../contract/index.ts';
import type { AskedVisibility, visibilityCalls } from '../contract/visibility.ts';

/** One point of an altitude curve every so many minutes. */
const STEP_MINUTES = 10;
/** A satellite in a low orbit is over the horizon for ten minutes at most. */
const SATELLITE_STEP_MINUTES = 0.5;

/** When what is asked for, stored or only typed, can be observed. */
export function visibilityHandlers({
  repositories,
  sky,
}: Pick<Observatory, 'repositories' | 'sky'>): Pick<Handlers, keyof typeof visibilityCalls> {
  const targetOf = async (
    asked: AskedVisibility,
    night: Night,
  ): Promise<{ target: SkyTarget; limits: Partial<VisibilityLimits> }> => {
    if ('target' in asked)
      return { target: readTypedTarget(asked.target, night, sky.site), limits: asked.limits ?? {} };
    if (!('sequenceId' in asked)) return { target: asked, limits: asked.limits ?? {} };
    const sequence = await repositories.requests.getSequence(asked.sequenceId);
    if (sequence === null) throw new Refusal('input', `There is no sequence ${asked.sequenceId}.`);
    return { target: sequence, limits: limitsOf(sequence) };
  };
  return {
    'requests.visibility': async (asked) => {
      const night = sky.nightOf(asked.nightDate);
      const { target, limits } = await targetOf(asked, night);
      const stepMinutes = target.motion?.kind === 'satellite' ? SATELLITE_STEP_MINUTES : STEP_MINUTES;
      return { windows: sky.visibility(target, night, limits), curve: sky.altitudeCurve(target, night, stepMinutes) };
    },
  };
}

function limitsOf(sequence: Omit<VisibilityLimits, 'minimumAltitudeDegrees'>): Partial<VisibilityLimits> {
  const { maximumAirmass, minimumMoonDistanceDegrees, maximumMoonIllumination = 1 } = sequence;
  return { maximumAirmass, minimumMoonDistanceDegrees, maximumMoonIllumination };
}
