import { describe, expect, test } from 'vitest';
import { ruleOf, type Step, stateAfter } from '../run.ts';

const MAGNUS_AT_12 = { 'WXT520.OutsideTemp': 12.12 };

interface Case {
  readonly rule: string;
  readonly reply: NonNullable<Step['reply']>;
  readonly value: number | string | null;
  readonly interpretation: string;
  readonly decision: 'allow' | 'hold' | 'secure';
  readonly status: string;
}

const noWind = { 'WXT520.WindSpeed': null } as const;

const cases: readonly Case[] = [
  { rule: 'rain', reply: {}, value: 0, interpretation: 'dry', decision: 'allow', status: 'OK' },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': 0.1 },
    value: 0.1,
    interpretation: 'raining lightly',
    decision: 'secure',
    status: 'RAINING',
  },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': 2.5 },
    value: 2.5,
    interpretation: 'raining',
    decision: 'secure',
    status: 'RAINING',
  },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': 12 },
    value: 12,
    interpretation: 'raining hard',
    decision: 'secure',
    status: 'RAINING',
  },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': 50 },
    value: 50,
    interpretation: 'raining violently',
    decision: 'secure',
    status: 'RAINING',
  },
  {
    rule: 'rain',
    reply: { 'DRD11.digital': 0 },
    value: 'wet',
    interpretation: 'rain detected',
    decision: 'secure',
    status: 'RAINING',
  },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': null },
    value: null,
    interpretation: 'not known',
    decision: 'secure',
    status: 'UNKNOWN',
  },
  {
    rule: 'rain',
    reply: { 'WXT520.RainRate': null, 'DRD11.analog': 3 },
    value: 0,
    interpretation: 'dry',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'wind',
    reply: { 'WXT520.WindSpeed': 10.9 },
    value: 10.9,
    interpretation: 'strong breeze',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'wind',
    reply: { 'WXT520.WindSpeed': 11 },
    value: 11,
    interpretation: 'strong breeze',
    decision: 'secure',
    status: 'WINDY',
  },
  {
    rule: 'wind',
    reply: { 'WXT520.WindSpeed': 40, 'WXT520.WindSpeed.unit': 'km/h' },
    value: 40 / 3.6,
    interpretation: 'strong breeze',
    decision: 'secure',
    status: 'WINDY',
  },
  { rule: 'wind', reply: noWind, value: null, interpretation: 'not known', decision: 'secure', status: 'UNKNOWN' },
  {
    rule: 'wind',
    reply: { 'WXT520.WindSpeed': 3, 'VantagePro.valid': 'yes', 'VantagePro.WindSpeed': 12 },
    value: 12,
    interpretation: 'strong breeze',
    decision: 'secure',
    status: 'WINDY',
  },
  {
    rule: 'gust',
    reply: { 'WXT520.WindSpeed': 15.9 },
    value: 15.9,
    interpretation: 'near gale',
    decision: 'allow',
    status: 'WINDY',
  },
  {
    rule: 'gust',
    reply: { 'WXT520.WindSpeed': 16 },
    value: 16,
    interpretation: 'near gale',
    decision: 'secure',
    status: 'WINDY',
  },
  { rule: 'gust', reply: noWind, value: null, interpretation: 'not known', decision: 'secure', status: 'UNKNOWN' },
  {
    rule: 'humidity',
    reply: { 'WXT520.OutsideHumidity': 79.9 },
    value: 79.9,
    interpretation: 'dry enough',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'humidity',
    reply: { 'WXT520.OutsideHumidity': 84.9 },
    value: 84.9,
    interpretation: 'humid',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'humidity',
    reply: { 'WXT520.OutsideHumidity': 85 },
    value: 85,
    interpretation: 'too humid',
    decision: 'secure',
    status: 'HUMID',
  },
  {
    rule: 'humidity',
    reply: { 'WXT520.OutsideHumidity': null },
    value: null,
    interpretation: 'not known',
    decision: 'secure',
    status: 'UNKNOWN',
  },
  { rule: 'dewPointMargin', reply: MAGNUS_AT_12, value: 6.59, interpretation: 'dry', decision: 'allow', status: 'OK' },
  {
    rule: 'dewPointMargin',
    reply: { 'WXT520.OutsideHumidity': 95 },
    value: 0.78,
    interpretation: 'dew forms',
    decision: 'secure',
    status: 'HUMID',
  },
  {
    rule: 'dewPointMargin',
    reply: { 'WXT520.OutsideTemp': null },
    value: null,
    interpretation: 'not known',
    decision: 'secure',
    status: 'UNKNOWN',
  },
  { rule: 'cloud', reply: {}, value: -27.79, interpretation: 'few or high clouds', decision: 'allow', status: 'OK' },
  {
    rule: 'cloud',
    reply: { 'MLX90614-1.SkyTemperature': -20 },
    value: -32.12,
    interpretation: 'clear',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'cloud',
    reply: { 'MLX90614-1.SkyTemperature': -6 },
    value: -18.12,
    interpretation: 'mainly cloudy',
    decision: 'hold',
    status: 'CLOUDY',
  },
  {
    rule: 'cloud',
    reply: { 'MLX90614-1.SkyTemperature': 4.1 },
    value: -8.02,
    interpretation: 'overcast or fog',
    decision: 'secure',
    status: 'CLOUDY',
  },
  {
    rule: 'cloud',
    reply: { 'MLX90614-1.SensorTemperature': 40 },
    value: -27.79,
    interpretation: 'few or high clouds',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'cloud',
    reply: { 'MLX90614-1.SkyTemperature': null },
    value: null,
    interpretation: 'not known',
    decision: 'secure',
    status: 'UNKNOWN',
  },
  { rule: 'temperature', reply: {}, value: 12.12, interpretation: 'within limits', decision: 'allow', status: 'OK' },
  {
    rule: 'temperature',
    reply: { 'WXT520.OutsideTemp': 285.27, 'WXT520.OutsideTemp.unit': 'K' },
    value: 12.12,
    interpretation: 'within limits',
    decision: 'allow',
    status: 'OK',
  },
  {
    rule: 'temperature',
    reply: { 'WXT520.OutsideTemp': null },
    value: null,
    interpretation: 'not known',
    decision: 'secure',
    status: 'UNKNOWN',
  },
  { rule: 'pressureDrop', reply: {}, value: 0, interpretation: 'steady', decision: 'allow', status: 'OK' },
  {
    rule: 'pressureDrop',
    reply: { 'WXT520.Pressure': null },
    value: null,
    interpretation: 'not known',
    decision: 'allow',
    status: 'OK',
  },
];

describe('weather rules', () => {
  test.each(cases)(
    '$rule of $reply is $value: $interpretation, $decision',
    ({ rule, reply, value, interpretation, decision, status }) => {
      const state = stateAfter([{ s: 0, reply }]);
      const { value: got, ...said } = ruleOf(state, rule);
      expect(said).toMatchObject({ interpretation, decision, mustSecure: decision === 'secure' });
      if (typeof value === 'number') expect(got).toBeCloseTo(value, 6);
      else expect(got).toBe(value);
      expect(state.weather.globalStatus).toBe(status);
    },
  );

  test('every rule says in words why and when it closes', () => {
    for (const rule of stateAfter([{ s: 0 }]).rules) {
      expect(rule.reason).toMatch(/^[A-Z].*\.$/);
      expect(rule.securesAt).not.toBe('');
    }
  });
});

describe('temperature limits', () => {
  const cold = (celsius: number) => ({ 'WXT520.OutsideTemp': celsius, 'MLX90614-1.SkyTemperature': celsius - 30 });
  test.each([
    [-15.1, 'secure', 'too cold', 'It is colder than -15 °C.'],
    [-15, 'allow', 'near a limit', ''],
    [35, 'allow', 'near a limit', ''],
    [35.1, 'secure', 'too hot', 'It is hotter than 35 °C.'],
  ])('%d °C: %s', (celsius, decision, interpretation, reason) => {
    const rule = ruleOf(stateAfter([{ s: 0, reply: cold(celsius) }]), 'temperature');
    expect(rule).toMatchObject({ decision, interpretation });
    if (reason !== '') expect(rule.reason).toBe(reason);
  });
});

describe('hysteresis and hold-off', () => {
  test('after rain the weather is OK again, but the dome waits an hour', () => {
    const wet = { s: 0, reply: { 'WXT520.RainRate': 12 } };
    expect(stateAfter([wet])).toMatchObject({ safe: false, causeRule: 'rain', reopensAt: null });
    const dry = stateAfter([wet, { s: 2 }]);
    expect(dry).toMatchObject({
      safe: true,
      mayOpen: false,
      causeRule: null,
      weather: { globalStatus: 'OK', rain: 0 },
    });
    expect(dry.reopensAt).toBe(dry.at - 2000 + 3_600_000);
    expect(dry.cause).toBe('Rain: fine again, opening waits until 04:00:00 UTC');
    expect(stateAfter([wet, { s: 2 }, { s: 3599 }]).mayOpen).toBe(false);
    expect(stateAfter([wet, { s: 2 }, { s: 3600 }]).mayOpen).toBe(true);
  });

  test('humidity must fall below the lower limit before its hold-off begins', () => {
    const damp = (percent: number, s: number) => ({ s, reply: { 'WXT520.OutsideHumidity': percent } });
    const decision = (...steps: Step[]) => ruleOf(stateAfter(steps), 'humidity').decision;
    expect(decision(damp(82, 0))).toBe('allow');
    expect(decision(damp(86, 0), damp(82, 2))).toBe('hold');
    expect(ruleOf(stateAfter([damp(86, 0), damp(82, 2)]), 'humidity').reopensAt).toBeNull();
    expect(decision(damp(86, 0), damp(82, 2000), damp(79, 2002))).toBe('hold');
    expect(decision(damp(86, 0), damp(82, 2000), damp(79, 2002), damp(79, 2599))).toBe('hold');
    expect(decision(damp(86, 0), damp(82, 2000), damp(79, 2002), damp(79, 2600))).toBe('allow');
  });

  test('a gust counts for ten minutes, which are its hold-off', () => {
    const gust = { s: 0, reply: { 'WXT520.WindSpeed': 17 } };
    const calm = (until: number) => Array.from({ length: until / 2 }, (_, i) => ({ s: 2 * i + 2 }));
    const decision = (s: number) => ruleOf(stateAfter([gust, ...calm(s)]), 'gust').decision;
    expect(decision(598)).toBe('secure');
    expect(decision(602)).toBe('allow');
  });

  test.each([
    ['wind', 'WXT520.WindSpeed', [10.9, 11.1, 10.9, 11.1, 10.9, 10], 9.9, 300],
    ['humidity', 'WXT520.OutsideHumidity', [84, 85, 84, 85.1, 81, 80], 79.9, 600],
    ['rain', 'WXT520.RainRate', [0, 0.1, 0, 0.1], 0, 3600],
  ])('%s around its limit closes once, and stays until its hold-off has ended', (rule, name, values, fine, holdOff) => {
    const around = values.map((value, index) => ({ s: 2 * index, reply: { [name]: value } }));
    const secured = around.map((_, index) => ruleOf(stateAfter(around.slice(0, index + 1)), rule).mustSecure);
    expect(secured).toEqual(values.map((_, index) => index > 0));
    const since = 2 * values.length - 2;
    const later = (s: number) => ruleOf(stateAfter([...around, { s, reply: { [name]: fine } }]), rule);
    expect(later(since + holdOff - 1)).toMatchObject({ mustSecure: true, decision: 'hold' });
    expect(later(since + holdOff)).toMatchObject({ mustSecure: false, decision: 'allow', reopensAt: null });
  });

  test('of several hold-offs the longest is told, with its end', () => {
    const state = stateAfter([{ s: 0, reply: { 'WXT520.RainRate': 1, 'WXT520.WindSpeed': 12 } }, { s: 2 }]);
    expect(state.cause).toContain('Rain');
    expect(state.reopensAt).toBe(state.at - 2000 + 3_600_000);
  });

  test('a clock that is set back does not make a hold-off longer than it is', () => {
    const rained = { s: 0, reply: { 'WXT520.RainRate': 1 } };
    const state = stateAfter([rained, { s: -86_400 }]);
    expect(state.reopensAt).toBe(state.at + 3_600_000);
  });

  test('a sensor that was missing holds for a minute, one that was never there does not', () => {
    expect(stateAfter([{ s: 0, reply: noWind }, { s: 2 }]).mayOpen).toBe(true);
    expect(stateAfter([{ s: 0 }, { s: 2, reply: noWind }, { s: 4 }])).toMatchObject({ safe: true, mayOpen: false });
    expect(stateAfter([{ s: 0 }, { s: 2, reply: noWind }, { s: 62 }]).mayOpen).toBe(true);
  });

  test.each([
    [766, 'falling', 'allow', 'OK'],
    [765.6, 'falling quickly', 'hold', 'PRESSURE FALLING'],
    [763, 'falling very rapidly', 'secure', 'PRESSURE FALLING'],
    [773, 'rising quickly', 'allow', 'OK'],
  ])('a pressure of %d hPa two hours after 769.2 is %s: %s', (pressure, interpretation, decision, status) => {
    const state = stateAfter([{ s: 0 }, { s: 7200, reply: { 'WXT520.Pressure': pressure } }]);
    expect(ruleOf(state, 'pressureDrop')).toMatchObject({ interpretation, decision });
    expect(state.weather.globalStatus).toBe(status);
  });
});
