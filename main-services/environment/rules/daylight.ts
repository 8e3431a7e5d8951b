import type { Condition } from './judge.ts';
import type { Rule, RuleReadings } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

type DomeWord = 'open' | 'shut' | 'unknown';

const BY_DAY: Readonly<Record<DomeWord, { readonly condition: Condition; readonly words: string }>> = {
  open: { condition: 'bad', words: 'day, and the dome is open' },
  unknown: { condition: 'holding', words: 'day, the dome is not known to be shut' },
  shut: { condition: 'good', words: 'day, dome shut' },
};

/** The Sun above the horizon and the dome open: sunlight on the mirror burns. An open dome by either witness counts. */
export const daylight: Rule = (readings, { daylight: limits }, previous, now) => {
  const { securesAtDegrees, holdOffMs } = limits;
  const sun = readings.outside.sunAltitudeDegrees;
  const dome = domeOf(readings);
  const day = sun !== null && sun >= securesAtDegrees;
  const condition: Condition = day ? BY_DAY[dome].condition : 'good';
  return ruleResult(
    {
      rule: 'daylight',
      label: 'Daylight',
      value: sun === null ? null : Math.round(sun * 10) / 10,
      unit: 'degrees',
      interpretation: sun === null ? 'not known' : day ? BY_DAY[dome].words : 'the Sun is down',
      condition,
      because: {
        bad: 'The Sun is up and the dome is open.',
        holding: 'The Sun is up, and it is not known whether the dome is shut.',
        good: day ? 'The Sun is up; the dome is shut.' : 'The Sun is down.',
      },
      securesAt: `Sun ≥ ${securesAtDegrees}° with the dome open`,
      opensAt: 'dome shut',
      // Its value is no measure of danger while the dome is shut.
      limit: null,
      readingAt: sun === null ? null : readings.at,
      sensors: [],
      holdOffMs,
      missingHoldOffMs: 0,
    },
    previous,
    now,
  );
};

function domeOf({ outside, words: { domeShutter } }: RuleReadings): DomeWord {
  if (outside.dome === 'open' || domeShutter.value === 'open') return 'open';
  return outside.dome === 'shut' || domeShutter.value === 'closed' ? 'shut' : 'unknown';
}
