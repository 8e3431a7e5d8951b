import type { Decision, EnvironmentState, RuleState, SensorReading } from '../../../main-services/model/environment.ts';

type Line = readonly [
  rule: string,
  label: string,
  value: number | string | null,
  unit: string,
  words: string,
  decision: Decision,
  securesAt: string,
  limit: number | null,
  sensors: string,
];

const FAIR: readonly Line[] = [
  ['rain', 'Rain', 0, 'mm/h', 'dry', 'allow', 'any report', null, 'WXT520, VantagePro'],
  ['humidity', 'Humidity', 76, '%', 'humid', 'allow', '≥ 85 %', 85, 'WXT520, VantagePro'],
  ['dewMargin', 'Dew margin', 4.6, 'K', 'dew is some way off', 'allow', '≤ 2 K', 2, 'WXT520, VantagePro'],
  ['cloud', 'Cloud', -31.4, 'K', 'clear', 'allow', '≥ −18 K', -18, 'MLX90614'],
  ['gust', 'Gust', 9.1, 'm/s', 'moderate', 'allow', '≥ 15 m/s', 15, 'WXT520'],
  ['wind', 'Wind', 6.8, 'm/s', 'moderate, from 98°', 'allow', '≥ 12 m/s', 12, 'WXT520, VantagePro'],
  ['temperature', 'Temperature', 2.1, '°C', 'cold', 'allow', '≤ −8 °C', -8, 'WXT520, VantagePro'],
  ['doors', 'Doors', 'shut', '', 'shut and locked', 'allow', 'open', null, 'PLC'],
  ['intrusion', 'Intrusion', 'none', '', 'nobody inside', 'allow', 'any', null, 'PLC'],
  ['lights', 'Lights', 'off', '', 'dark', 'allow', 'on', null, 'PLC'],
  ['mains', 'Mains', 'on', '', 'mains power', 'allow', 'lost', null, 'PLC'],
  ['plcContact', 'PLC contact', 1, 's', 'answers in 12 ms', 'allow', '> 20 s', 20, 'PLC'],
];

const WET: Readonly<Record<string, readonly [number, string, Decision]>> = {
  rain: [0, 'rained 36 s ago, 1.2 mm/h', 'secure'],
  humidity: [84, 'almost too humid', 'hold'],
  dewMargin: [2.4, 'dew is near', 'hold'],
  cloud: [-20.1, 'mostly cloudy', 'hold'],
  gust: [12.7, 'strong', 'allow'],
  wind: [8.4, 'moderate, from 214°', 'allow'],
  temperature: [0.9, 'cold', 'allow'],
};

const REOPENING: Readonly<Record<string, string>> = {
  rain: 'A single rain report closes; the hold-off of 30 min runs from the last drop.',
  humidity: 'Opens again below 80 %.',
  dewMargin: 'Opens again above 3 K.',
  cloud: 'Opens again below −22 K.',
};

function ruleOf(line: Line, now: number, reopensAt: number | null, wet: boolean): RuleState {
  const [rule, label, value, unit, words, decision, securesAt, limit, sensors] = line;
  const changed = wet ? WET[rule] : undefined;
  const decided = changed?.[2] ?? decision;
  return {
    rule,
    label,
    value: changed?.[0] ?? value,
    unit,
    interpretation: changed?.[1] ?? words,
    mustSecure: decided === 'secure',
    decision: decided,
    reason: decided === 'allow' ? '' : (REOPENING[rule] ?? ''),
    securesAt,
    limit,
    readingAt: now - (rule === 'cloud' ? 2000 : 1000),
    sensors: sensors.split(', '),
    reopensAt: decided === 'secure' ? reopensAt : null,
  };
}

type Row = readonly [
  sensor: string,
  quantity: string,
  value: number | string | null,
  unit: string,
  standing?: SensorReading['standing'],
  ageSeconds?: number,
];

function readings(now: number, wet: boolean): readonly SensorReading[] {
  const rows: readonly Row[] = [
    ['WXT520', 'rain', wet ? 1.2 : 0, 'mm/h'],
    ['VantagePro', 'rain', 0, 'mm/h'],
    ['DRD11', 'rain', '2.345 V, dry', '', 'suspect'],
    ['WXT520', 'humidity', wet ? 84 : 76, '%'],
    ['VantagePro', 'humidity', wet ? 85 : 75, '%'],
    ['WXT520', 'temperature', wet ? 0.9 : 2.1, '°C'],
    ['VantagePro', 'temperature', wet ? 1.1 : 2.3, '°C'],
    ['MLX90614', 'temperature', 3.8, '°C', 'stale', 41],
    ['WXT520', 'wind', wet ? 8.4 : 6.8, 'm/s'],
    ['VantagePro', 'wind', wet ? 7.9 : 6.1, 'm/s'],
    ['WXT520', 'windDir', wet ? 214 : 98, '°'],
    ['WXT520', 'pressure', 731.4, 'hPa'],
    ['MLX90614', 'cloud', wet ? -20.1 : -31.4, 'K', 'counted', 2],
  ];
  return rows.map(([sensor, quantity, value, unit, standing = 'counted', ageSeconds = 1]) => ({
    sensor,
    quantity,
    value,
    unit,
    at: now - ageSeconds * 1000,
    standing,
  }));
}

/** The environment at an instant, dry or just after rain. */
export function demoEnvironment(now: number, wet: boolean): EnvironmentState {
  const reopensAt = wet ? now + 1_764_000 : null;
  const order = (decision: Decision) => ['secure', 'hold', 'allow'].indexOf(decision);
  const rules = FAIR.map((line) => ruleOf(line, now, reopensAt, wet)).sort(
    (a, b) => order(a.decision) - order(b.decision),
  );
  return {
    at: now - 1000,
    safe: !wet,
    mayOpen: !wet,
    cause: wet ? 'rain' : 'every rule allows opening',
    causeRule: wet ? 'rain' : null,
    reopensAt,
    weather: {
      globalStatus: wet ? 'rain' : 'OK',
      updated: now - 1000,
      humidity: wet ? 84 : 76,
      wind: wet ? 8.4 : 6.8,
      windDir: wet ? 214 : 98,
      temperature: wet ? 0.9 : 2.1,
      pressure: 731.4,
      rain: 0,
      cloud: wet ? -20.1 : -31.4,
    },
    site: {
      globalStatus: 'OK',
      updated: now - 1000,
      lights: 'off',
      dome: 'closed',
      doors: 'closed',
      temperature: 9.8,
      shutter: wet ? 'closed' : 'open',
      pressure: 731.2,
      humidity: 41,
    },
    rules,
    suspects: [
      {
        sensor: 'DRD11',
        quantity: 'rain',
        evidence: 'its analog output of 2.345 V says rain, its digital output says dry',
      },
    ],
    readings: readings(now, wet),
    dewPointCelsius: wet ? -1.5 : -2.5,
    gust: wet ? 12.7 : 9.1,
    lastReplyAt: now - 1000,
  };
}
