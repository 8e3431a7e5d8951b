import type { EnvironmentState, SiteSynthesis, WeatherSynthesis } from '../model/environment.ts';
import type { FusedReadings } from './FusedReadings.ts';
import type { RuleResult } from './rules/Rule.ts';

/** The word for each weather rule, most urgent first; RAINING and OK are the original's. */
const WEATHER_WORDS: readonly (readonly [string, string])[] = [
  ['rain', 'RAINING'],
  ['wind', 'WINDY'],
  ['gust', 'WINDY'],
  ['humidity', 'HUMID'],
  ['dewPointMargin', 'HUMID'],
  ['cloud', 'CLOUDY'],
  ['temperature', 'TEMPERATURE'],
  ['pressureDrop', 'PRESSURE FALLING'],
  ['stationVerdict', 'STATION UNSAFE'],
];

const SITE_WORDS: readonly (readonly [string, string])[] = [
  ['intrusion', 'INTRUSION'],
  ['mains', 'MAINS OFF'],
  ['deadMan', 'DEAD MAN'],
  ['heartbeat', 'NO HEARTBEAT'],
  ['daylight', 'DAYLIGHT'],
  ['diskSpace', 'DISK FULL'],
  ['doors', 'DOORS OPEN'],
  ['lights', 'LIGHTS ON'],
];

/** Puts the rules together: safe, may open, why not, and the rows of the two synthesis tables. */
export function synthesize(readings: FusedReadings, results: readonly RuleResult[]): EnvironmentState {
  const rules = results.map(({ state }) => state);
  const securing = rules.find(({ decision }) => decision === 'secure') ?? null;
  const holding = rules.filter(({ decision }) => decision === 'hold');
  const ends = holding.map(({ reopensAt }) => reopensAt);
  const counting = securing === null && holding.length > 0 && ends.every((end) => end !== null);
  // Of several hold-offs the last to end is the one to wait for.
  const longest = holding.reduce<(typeof rules)[number] | null>(
    (last, rule) => (last === null || until(rule) > until(last) ? rule : last),
    null,
  );
  return {
    at: readings.at,
    safe: securing === null,
    mayOpen: securing === null && holding.length === 0,
    cause: ((securing ?? longest)?.reason ?? 'Nothing keeps the dome from opening.').replace(/\.$/, ''),
    causeRule: securing?.rule ?? null,
    reopensAt: counting ? Math.max(...ends) : null,
    weather: weatherRow(readings, results),
    site: siteRow(readings, results),
    rules,
    suspects: readings.suspects,
    readings: readings.sensors,
    dewPointCelsius: readings.numbers.dewPoint.value,
    gust: readings.numbers.gust.value,
    lastReplyAt: readings.contact.lastReplyAt,
  };
}

function until({ reopensAt }: { readonly reopensAt: number | null }): number {
  return reopensAt ?? Number.POSITIVE_INFINITY;
}

/** The weather itself, not the decision: after rain the row says OK while the hold-off still keeps the dome shut. */
function weatherRow({ at, numbers, contact }: FusedReadings, results: readonly RuleResult[]): WeatherSynthesis {
  return {
    globalStatus: statusWord(WEATHER_WORDS, results, contact.fresh),
    updated: at,
    humidity: numbers.humidity.value,
    wind: numbers.wind.value,
    windDir: numbers.windDirection.value,
    temperature: numbers.temperature.value,
    pressure: numbers.pressure.value,
    rain: numbers.rain.value,
    cloud: numbers.cloud.value,
  };
}

function siteRow({ at, numbers, words, lamps, contact }: FusedReadings, results: readonly RuleResult[]): SiteSynthesis {
  const lit = lamps.filter(({ on }) => on === true).map(({ name }) => name);
  const unknown = lamps.some(({ on }) => on === null);
  const tripped = words.deadManTripped.value === 'yes';
  return {
    globalStatus: statusWord(SITE_WORDS, results, contact.fresh),
    updated: at,
    lights: lit.length > 0 ? lit.join(', ') : lamps.length === 0 || unknown ? null : 'off',
    dome: tripped ? 'closing by the dead-man switch' : words.domeShutter.value,
    doors: words.doors.value,
    temperature: numbers.insideTemperature.value,
    shutter: words.domeShutter.value,
    // No instrument behind the PLC measures the pressure inside.
    pressure: null,
    humidity: numbers.insideHumidity.value,
  };
}

function statusWord(
  words: readonly (readonly [string, string])[],
  results: readonly RuleResult[],
  contact: boolean,
): string {
  if (!contact) return 'UNKNOWN';
  const condition = (rule: string) => results.find(({ state }) => state.rule === rule)?.condition;
  const told =
    words.find(([rule]) => condition(rule) === 'bad') ?? words.find(([rule]) => holdsForItself(rule, results));
  if (told !== undefined) return told[1];
  return words.some(([rule]) => condition(rule) === 'missing') ? 'UNKNOWN' : 'OK';
}

/** Holding because of what is, not because it is not known. */
function holdsForItself(rule: string, results: readonly RuleResult[]): boolean {
  return results.some(({ state, condition }) => state.rule === rule && condition === 'holding' && state.value !== null);
}
