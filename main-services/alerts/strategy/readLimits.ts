import type { StrategyProblem } from '../../model/alertStrategy.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import { AttributeReader } from './AttributeReader.ts';
import type { StrategyLimits } from './Strategy.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Reads <limits>: how well the position must be known, and where Sun, Moon and target must stand. */
export function readLimits(element: XmlElement, problems: StrategyProblem[]): StrategyLimits {
  const attributes = new AttributeReader(
    element,
    'limits',
    [
      'maximum-error-arcminutes',
      'minimum-altitude-degrees',
      'maximum-sun-altitude-degrees',
      'minimum-moon-distance-degrees',
      'maximum-trigger-age-hours',
      'maximum-notice-age-minutes',
      'maximum-lead-seconds',
    ],
    problems,
  );
  return {
    maximumErrorDegrees: attributes.number('maximum-error-arcminutes', 0.1, 600) / 60,
    minimumAltitudeDegrees: attributes.number('minimum-altitude-degrees', 10, 80),
    maximumSunAltitudeDegrees: attributes.number('maximum-sun-altitude-degrees', -18, -6),
    minimumMoonDistanceDegrees: attributes.number('minimum-moon-distance-degrees', 0, 90),
    maximumTriggerAgeMs: attributes.number('maximum-trigger-age-hours', 0.1, 168) * HOUR_MS,
    maximumNoticeAgeMs: attributes.number('maximum-notice-age-minutes', 1, 10_080) * MINUTE_MS,
    maximumLeadMs: attributes.number('maximum-lead-seconds', 0, 3600) * 1000,
  };
}
