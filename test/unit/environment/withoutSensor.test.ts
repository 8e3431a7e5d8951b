import { describe, expect, it, test } from 'vitest';
import type { PlcStatus } from '../../../devices/plc/Plc.ts';
import { stationReading } from '../../../devices/weather/stationReading.ts';
import type { WeatherReading } from '../../../devices/weather/WeatherStation.ts';
import { evaluateEnvironment, NO_MEMORY } from '../../../main-services/environment/evaluateEnvironment.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';

const NOW = Date.UTC(2026, 11, 16, 3);
const WEATHER: WeatherReading = {
  at: NOW,
  temperatureCelsius: 12,
  humidityPercent: null,
  dewPointCelsius: null,
  pressureHectopascals: null,
  windMetresPerSecond: 3,
  gustMetresPerSecond: null,
  windDirectionDegrees: null,
  rainMillimetresPerHour: 0,
  skyMinusAmbientCelsius: null,
  skyMagnitudesPerSquareArcsecond: null,
  safe: null,
};
const status = (weather: Partial<WeatherReading> = {}): PlcStatus => ({
  at: NOW,
  reportedAt: NOW,
  from: 'Station',
  firmware: '',
  site: '',
  devices: [stationReading('STATION', { ...WEATHER, ...weather })],
});
const NOT_MEASURED = [
  'humidity',
  'dewPointMargin',
  'cloud',
  'gust',
  'intrusion',
  'mains',
  'doors',
  'lights',
  'pressureDrop',
];

const rulesOf = (notMeasured: readonly string[], weather?: Partial<WeatherReading>) =>
  new Map(
    evaluateEnvironment(status(weather), NO_MEMORY, readThresholds({ notMeasured }), NOW).state.rules.map((rule) => [
      rule.rule,
      rule,
    ]),
  );

describe('a site that has only a weather station', () => {
  it('is told by its configuration what it does not measure', () => {
    expect(rulesOf([]).get('humidity')).toMatchObject({ decision: 'secure', mustSecure: true });
    const rules = rulesOf(NOT_MEASURED);
    expect(rules.get('humidity')).toMatchObject({
      decision: 'allow',
      mustSecure: false,
      interpretation: 'not measured',
      reason: 'Humidity: not measured at this site, by its configuration.',
    });
    for (const name of ['rain', 'wind', 'temperature'])
      expect(rules.get(name), name).toMatchObject({ decision: 'allow' });
  });

  it('still closes for what it measures all the same', () => {
    expect(rulesOf(NOT_MEASURED, { humidityPercent: 95 }).get('humidity')).toMatchObject({ mustSecure: true });
    expect(rulesOf(NOT_MEASURED, { rainMillimetresPerHour: 1 }).get('rain')).toMatchObject({ mustSecure: true });
  });

  test.each([
    [['snow'], /"snow" is not a rule; there are/],
    [['rain'], /no site may do without "rain"/],
    [['wind'], /no site may do without "wind"/],
    ['humidity', /must be a list/],
    [[7], /7 is not a rule/],
  ])('may not be told %j', (notMeasured, words) => {
    expect(() => readThresholds({ notMeasured })).toThrow(words);
  });
});
