import type { ReplyEvaluation } from '../environment/evaluateReplies.ts';

/** One evaluated reply as `pyros env evaluate --json` prints it: the rows in the words of their tables, the rules, the suspects. */
export function environmentEntry(writtenAt: string, { state }: Pick<ReplyEvaluation, 'state'>) {
  const { weather, site } = state;
  const updated = new Date(state.at).toISOString();
  return {
    at: writtenAt,
    weather: {
      global_status: weather.globalStatus,
      updated,
      humidity: weather.humidity,
      wind: weather.wind,
      wind_dir: weather.windDir,
      temperature: weather.temperature,
      pressure: weather.pressure,
      rain: weather.rain,
      cloud: weather.cloud,
    },
    site: {
      global_status: site.globalStatus,
      updated,
      lights: site.lights,
      dome: site.dome,
      doors: site.doors,
      temperature: site.temperature,
      shutter: site.shutter,
      pressure: site.pressure,
      humidity: site.humidity,
    },
    mustSecure: state.rules.some((rule) => rule.mustSecure),
    rules: state.rules.map(({ rule, value, unit, interpretation, mustSecure, reason }) => ({
      rule,
      value,
      unit,
      interpretation,
      mustSecure,
      reason,
    })),
    suspects: state.suspects.map(({ sensor, quantity, evidence }) => ({ sensor, quantity, evidence })),
  };
}
