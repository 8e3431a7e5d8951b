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
  ['plcContact', 'PLC contact', 1, 's', 'answering', 'allow', '≥ 6 s without an answer', 6, 'PLC'],
  ['rain', 'Rain', 0, 'mm/h', 'dry', 'allow', 'any rain', 0, 'WXT520, VantagePro'],
  ['wind', 'Wind', 6.8, 'm/s', 'moderate breeze from the east', 'allow', '≥ 11 m/s', 11, 'WXT520, VantagePro'],
  ['gust', 'Gusts', 9.1, 'm/s', 'fresh', 'allow', '≥ 16 m/s', 16, 'WXT520'],
  ['humidity', 'Humidity', 76, '%', 'humid', 'allow', '≥ 85 %', 85, 'WXT520, VantagePro'],
  ['dewPointMargin', 'Dew point margin', 4.6, 'K', 'dry', 'allow', '≤ 2 K', 2, 'WXT520, VantagePro'],
  ['cloud', 'Cloud', -31.4, 'K', 'clear', 'allow', '≥ -14 K', -14, 'MLX90614'],
  ['temperature', 'Temperature', 2.1, '°C', 'within limits', 'allow', '< -15 or > 35 °C', -15, 'WXT520, VantagePro'],
  ['intrusion', 'Intrusion', 'no', '', 'nobody inside', 'allow', 'intrusion', null, 'SITE'],
  ['mains', 'Mains power', 'on', '', 'mains on', 'allow', 'mains off', null, 'SITE'],
  ['deadMan', 'Dead-man switch', null, '', 'not installed', 'allow', 'tripped', null, 'DEADMAN'],
  ['doors', 'Doors', 'closed', '', 'doors shut', 'allow', 'never; an open door keeps from opening', null, 'SITE'],
  [
    'lights',
    'Dome lights',
    'off',
    '',
    'dome dark',
    'allow',
    'never; light in the dome keeps from opening',
    null,
    'LAMP_DOME_WHITE, LAMP_DOME_RED',
  ],
  ['pressureDrop', 'Pressure change', -1.8, 'hPa', 'falling', 'allow', '≤ -6.1 hPa', -6.1, 'WXT520'],
  ['daylight', 'Daylight', -73.6, 'degrees', 'the Sun is down', 'allow', '≥ 0°, dome open', 0, 'ephemeris'],
  ['heartbeat', 'Heartbeat', 3, 's', 'beating', 'allow', '≥ 20 s', 20, 'PLC'],
  ['diskSpace', 'Free disk space', 412, 'GB', 'plenty', 'allow', '≤ 0.5 GB', 0.5, 'this computer'],
];

type Wet = Readonly<Record<string, readonly [value: number, words: string, decision: Decision, reason: string]>>;

const RAINING: Wet = {
  rain: [1.2, 'raining lightly', 'secure', 'Rain is reported by WXT520.'],
  humidity: [84, 'almost too humid', 'hold', 'The humidity must fall below 80 % before the dome opens again.'],
  dewPointMargin: [
    2.4,
    'near dew',
    'hold',
    'The air must be more than 3 K above its dew point before the dome opens again.',
  ],
  cloud: [-16.1, 'very cloudy', 'hold', 'The sky is too cloudy to open (less than 19 K colder than the air).'],
  gust: [12.7, 'strong', 'allow', ''],
  wind: [8.4, 'fresh breeze from the south-west', 'allow', ''],
  temperature: [0.9, 'within limits', 'allow', ''],
};

/** After the rain: everything fine again, the hold-off runs. */
const WAITING: Wet = {
  rain: [0, 'dry', 'hold', 'Rain: fine again, opening waits until 09:12:55.'],
  humidity: [79, 'humid', 'allow', ''],
};

export type DemoWeather = 'fair' | 'raining' | 'waiting' | 'lost';

const CAUSES: Readonly<Record<DemoWeather, string>> = {
  fair: 'Nothing keeps the dome from opening',
  raining: 'Rain is reported by WXT520',
  waiting: 'Rain: fine again, opening waits until 09:12:55',
  lost: 'The PLC has not answered since 08:42:50 UTC',
};

const CHANGES: Readonly<Record<DemoWeather, Wet>> = { fair: {}, raining: RAINING, waiting: WAITING, lost: {} };

function ruleOf(line: Line, now: number, reopensAt: number | null, changes: Wet): RuleState {
  const [rule, label, value, unit, words, decision, securesAt, limit, sensors] = line;
  const changed = changes[rule];
  const decided = changed?.[2] ?? decision;
  return {
    rule,
    label,
    value: changed?.[0] ?? value,
    unit,
    interpretation: changed?.[1] ?? words,
    mustSecure: decided === 'secure',
    decision: decided,
    reason: changed?.[3] ?? `${label}: nothing against opening.`,
    securesAt,
    opensAt: OPENS_AT[rule] ?? '',
    holdOffMs: rule === 'rain' ? 3_600_000 : 300_000,
    limit,
    readingAt: words === 'not installed' ? null : now - (rule === 'cloud' ? 2000 : 1000),
    sensors: sensors.split(', '),
    reopensAt: rule === 'rain' ? reopensAt : null,
  };
}

const OPENS_AT: Readonly<Record<string, string>> = {
  plcContact: 'answering',
  rain: 'dry',
  wind: '< 10 m/s',
  gust: '< 15 m/s',
  humidity: '< 80 %',
  dewPointMargin: '> 3 K',
  cloud: '< -19 K',
  temperature: '> -14 and < 34 °C',
};

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
    ['WeatherStation', 'rain', wet ? 0.8 : 0, 'mm/h'],
    ['WeatherStation', 'humidity', wet ? 83 : 75, 'percent'],
    ['WeatherStation', 'wind', wet ? 8.1 : 6.4, 'm/s'],
    ['WXT520', 'humidity', wet ? 84 : 76, 'percent'],
    ['VantagePro', 'humidity', wet ? 85 : 75, 'percent'],
    ['WXT520', 'temperature', wet ? 0.9 : 2.1, 'Celsius'],
    ['VantagePro', 'temperature', wet ? 1.1 : 2.3, 'Celsius'],
    ['MLX90614', 'temperature', 3.8, 'Celsius', 'stale', 41],
    ['WXT520', 'wind', wet ? 8.4 : 6.8, 'm/s'],
    ['VantagePro', 'wind', wet ? 7.9 : 6.1, 'm/s'],
    ['WXT520', 'windDirection', wet ? 214 : 98, 'degrees'],
    ['WXT520', 'pressure', 731.4, 'hPa'],
    ['MLX90614', 'cloud', wet ? -16.1 : -31.4, 'K', 'counted', 2],
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

/** As the same environment looks when the PLC has been silent for 41 s. */
function withoutPlc(environment: EnvironmentState, now: number): EnvironmentState {
  const heard = now - 41_000;
  const unknown = Object.fromEntries(Object.keys(environment.weather).map((name) => [name, null]));
  const unknownSite = Object.fromEntries(Object.keys(environment.site).map((name) => [name, null]));
  return {
    ...environment,
    safe: false,
    mayOpen: false,
    causeRule: 'plcContact',
    lastReplyAt: heard,
    weather: { ...environment.weather, ...unknown, globalStatus: 'UNKNOWN', updated: now - 1000 },
    site: { ...environment.site, ...unknownSite, globalStatus: 'UNKNOWN', updated: now - 1000 },
    suspects: [],
    dewPointCelsius: null,
    gust: null,
    readings: environment.readings.map((reading) => ({ ...reading, at: heard, standing: 'stale' })),
    rules: environment.rules.map((rule) => {
      if (rule.rule === 'plcContact')
        return {
          ...rule,
          value: 41,
          interpretation: 'lost',
          decision: 'secure',
          mustSecure: true,
          reason: 'The PLC has not answered since 08:42:50 UTC.',
        };
      if (!rule.sensors.some((sensor) => /WXT|Vantage|MLX/.test(sensor))) return rule;
      const reason = `No sensor that counts measures the ${rule.label.toLowerCase()}.`;
      const lost = { ...rule, value: null, interpretation: 'not known', readingAt: heard, reason };
      return rule.rule === 'pressureDrop' ? lost : { ...lost, decision: 'secure', mustSecure: true };
    }),
  };
}

/** The environment at an instant: dry, just after rain, waiting, or without the PLC. */
export function demoEnvironment(now: number, weather: DemoWeather): EnvironmentState {
  return weather === 'lost' ? withoutPlc(environmentAt(now, weather), now) : environmentAt(now, weather);
}

function environmentAt(now: number, weather: DemoWeather): EnvironmentState {
  const wet = weather === 'raining';
  const reopensAt = weather === 'waiting' ? now + 1_764_000 : null;
  const order = (decision: Decision) => ['secure', 'hold', 'allow'].indexOf(decision);
  const rules = FAIR.map((line) => ruleOf(line, now, reopensAt, CHANGES[weather])).sort(
    (a, b) => order(a.decision) - order(b.decision),
  );
  return {
    at: now - 1000,
    safe: !wet,
    mayOpen: weather === 'fair',
    cause: CAUSES[weather],
    causeRule: wet ? 'rain' : null,
    reopensAt,
    weather: {
      globalStatus: wet ? 'RAINING' : 'OK',
      updated: now - 1000,
      humidity: wet ? 84 : 76,
      wind: wet ? 8.4 : 6.8,
      windDir: wet ? 214 : 98,
      temperature: wet ? 0.9 : 2.1,
      pressure: 731.4,
      rain: wet ? 1.2 : 0,
      cloud: wet ? -16.1 : -31.4,
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
