import { describe, expect, test } from 'vitest';
import { stationReading } from '../../../devices/weather/stationReading.ts';
import type { WeatherReading } from '../../../devices/weather/WeatherStation.ts';
import { evaluateEnvironment, NO_MEMORY } from '../../../main-services/environment/evaluateEnvironment.ts';
import { NO_OUTSIDE_FACTS } from '../../../main-services/environment/OutsideFacts.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { StationReport } from '../../../main-services/environment/StationConversation.ts';
import { FAIR_READING } from './fairReading.ts';
import { plcReply, START } from './plcReplies.ts';
import { ruleOf } from './run.ts';

const NO_ANSWER_YET: StationReport = { device: null, at: START };

interface Step {
  readonly s: number;
  /** Changes of a fair reading; a whole report; null = not fitted; absent = it says nothing new. */
  readonly station?: Partial<WeatherReading> | StationReport | null;
  readonly reply?: Parameters<typeof plcReply>[1] | 'silence';
}

function states(steps: readonly Step[]) {
  const thresholds = readThresholds({});
  let memory = NO_MEMORY;
  let status: ReturnType<typeof plcReply> | null = null;
  let report: StationReport | null = null;
  return steps.map(({ s, station, reply = {} }) => {
    const at = START + s * 1000;
    if (reply !== 'silence') status = plcReply(at, { 'DRD11.analog': 3, ...reply });
    if (station !== undefined)
      report =
        station === null || 'device' in station
          ? station
          : { at, device: stationReading('WeatherStation', { ...FAIR_READING, at, ...station }) };
    const evaluation = evaluateEnvironment(status, memory, thresholds, at, NO_OUTSIDE_FACTS, report);
    memory = JSON.parse(JSON.stringify(evaluation.memory));
    return evaluation.state;
  });
}

function stateAfter(steps: readonly Step[]) {
  const last = states(steps).at(-1);
  if (last === undefined) throw new Error('no steps');
  return last;
}

const standingsOf = (state: ReturnType<typeof stateAfter>) =>
  new Set(state.readings.filter(({ sensor }) => sensor === 'WeatherStation').map(({ standing }) => standing));

describe('a weather station beside the PLC', () => {
  test('counts like any other sensor', () => {
    const state = stateAfter([
      { s: 0, station: { humidityPercent: 70, windMetresPerSecond: 5, temperatureCelsius: 12.5 } },
    ]);
    expect(state).toMatchObject({ safe: true, mayOpen: true, suspects: [] });
    expect(state.weather).toMatchObject({ humidity: 70, wind: 5, temperature: expect.closeTo(12.31, 2) });
    expect(ruleOf(state, 'wind').sensors).toEqual(['WXT520', 'WeatherStation']);
    expect(standingsOf(state)).toEqual(new Set(['counted']));
  });

  test.each<[string, Partial<WeatherReading>, string, string]>([
    ['rain, alone', { rainMillimetresPerHour: 0.2 }, 'rain', 'Rain is reported by WeatherStation.'],
    ['wind', { windMetresPerSecond: 12 }, 'wind', ''],
    ['gusts', { gustMetresPerSecond: 17 }, 'gust', ''],
    ['damp', { humidityPercent: 90 }, 'humidity', ''],
    ['its own verdict', { safe: false }, 'stationVerdict', 'The weather station calls it unsafe.'],
  ])('closes for %s', (_, weather, rule, reason) => {
    const state = stateAfter([
      { s: 0, station: {} },
      { s: 2, station: weather },
    ]);
    expect(state).toMatchObject({ safe: false, causeRule: rule });
    expect(ruleOf(state, rule).reason).toContain(reason);
  });

  test('is named when it is alone with its rain, and closes all the same', () => {
    const state = stateAfter([{ s: 0, reply: { 'VantagePro.valid': 'yes' }, station: { rainMillimetresPerHour: 1 } }]);
    expect(state.safe).toBe(false);
    expect(state.suspects).toContainEqual({
      sensor: 'WeatherStation',
      quantity: 'rain',
      evidence: expect.stringMatching(/^reports rain while .*WXT520.* report dry$/),
    });
  });

  test('gives the sky where it sees it', () => {
    const reply = { 'MLX90614-1.SkyTemperature': null };
    expect(stateAfter([{ s: 0, reply, station: {} }]).weather.cloud).toBeNull();
    const station = { skyMinusAmbientCelsius: -30, temperatureCelsius: 12.12 };
    expect(stateAfter([{ s: 0, reply, station }]).weather.cloud).toBeCloseTo(-30, 1);
  });

  test('that comes and goes with a barometer set otherwise does not look like a front', () => {
    const station = { pressureHectopascals: 729.4 };
    const [before, joined, left] = states([{ s: 0 }, { s: 2, station }, { s: 4, station: null }]);
    for (const state of [before, joined, left])
      expect(state).toMatchObject({
        safe: true,
        rules: expect.arrayContaining([expect.objectContaining({ rule: 'pressureDrop', value: 0 })]),
      });
    const falling = states([{ s: 0 }, { s: 7200, station }, { s: 10_200, reply: { 'WXT520.Pressure': 762 }, station }]);
    expect(falling.at(-1)?.causeRule).toBe('pressureDrop');
  });

  test('that falls silent is a suspect, and others go on deciding', () => {
    const fair = { s: 0, station: {} };
    expect(stateAfter([fair, { s: 5 }]).suspects).toEqual([]);
    const state = stateAfter([fair, { s: 6 }]);
    expect(state.safe).toBe(true);
    expect(state.suspects).toEqual([
      { sensor: 'WeatherStation', quantity: 'all', evidence: 'it has not answered since 03:00:00 UTC' },
    ]);
    expect(standingsOf(state)).toEqual(new Set(['stale']));
    expect(stateAfter([fair, { s: 6 }, { s: 8, station: {} }]).suspects).toEqual([]);
  });

  test('that falls silent while nobody else measures what it did is unsafe, until it is back for a minute', () => {
    const blind = { 'WXT520.OutsideHumidity': null };
    const steps: Step[] = [
      { s: 0, reply: blind, station: {} },
      { s: 6, reply: blind },
    ];
    expect(stateAfter(steps.slice(0, 1)).safe).toBe(true);
    expect(stateAfter(steps)).toMatchObject({ safe: false, causeRule: 'humidity' });
    const back: Step[] = [...steps, { s: 8, reply: blind, station: {} }];
    expect(stateAfter(back)).toMatchObject({ safe: true, mayOpen: false });
    expect(stateAfter([...back, { s: 68, reply: blind, station: {} }]).mayOpen).toBe(true);
  });

  test('whose verdict falls silent is unsafe', () => {
    const state = stateAfter([{ s: 0, station: { safe: true } }, { s: 6 }]);
    expect(state).toMatchObject({ safe: false, causeRule: 'stationVerdict' });
  });

  test('that no longer gives one quantity is suspected of that', () => {
    const state = stateAfter([
      { s: 0, station: {} },
      { s: 2, station: { humidityPercent: null, windDirectionDegrees: null } },
    ]);
    expect(state.suspects).toEqual([
      { sensor: 'WeatherStation', quantity: 'humidity', evidence: 'it no longer measures it' },
    ]);
    expect(state.safe).toBe(true);
  });

  test('that freezes loses its vote', () => {
    const alive: Step[] = Array.from({ length: 20 }, (_, index) => ({
      s: index * 2,
      station: { windMetresPerSecond: 3 + index / 10 },
    }));
    const still: Step[] = Array.from({ length: 310 }, (_, index) => ({ s: 40 + index * 2, station: {} }));
    const state = stateAfter([...alive, ...still]);
    expect(standingsOf(state)).toEqual(new Set(['suspect']));
    expect(state.suspects).toContainEqual({
      sensor: 'WeatherStation',
      quantity: 'all',
      evidence: expect.stringContaining('frozen'),
    });
  });

  test.each<[string, StationReport]>([
    ['has never answered', NO_ANSWER_YET],
    ['is dated by a clock that was set back since', { ...NO_ANSWER_YET, at: START + 3_600_000 }],
  ])('that %s is a suspect', (_, station) => {
    const state = stateAfter([
      { s: 0, station: NO_ANSWER_YET },
      { s: 6, station },
    ]);
    expect(state).toMatchObject({ safe: true, suspects: [{ sensor: 'WeatherStation', quantity: 'all' }] });
  });

  test('with values that no weather has, or words for numbers, does not count', () => {
    const device = stationReading('WeatherStation', { ...FAIR_READING, rainMillimetresPerHour: -5 });
    const odd = {
      ...device,
      values: device.values.map((each) => (each.name === 'WindSpeed' ? { ...each, value: 'a lot' } : each)),
    };
    const state = stateAfter([{ s: 0, station: { at: START, device: odd } }]);
    expect(state.safe).toBe(true);
    expect(state.suspects).toContainEqual(expect.objectContaining({ sensor: 'WeatherStation', quantity: 'rain' }));
    expect(ruleOf(state, 'wind').sensors).toEqual(['WXT520']);
  });

  test('never stands for the PLC: without it nothing opens', () => {
    const state = stateAfter([
      { s: 0, station: {} },
      { s: 6, reply: 'silence', station: {} },
    ]);
    expect(state).toMatchObject({ safe: false, causeRule: 'plcContact' });
    expect(state.weather.humidity).toBe(64);
    expect(ruleOf(state, 'humidity').readingAt).toBe(START + 6000);
  });

  test('that is taken away is missed by nobody', () => {
    const state = stateAfter([
      { s: 0, station: { safe: true } },
      { s: 2, station: null },
    ]);
    expect(state).toMatchObject({ safe: true, mayOpen: true, suspects: [] });
    expect(standingsOf(state).size).toBe(0);
    expect(ruleOf(state, 'stationVerdict').interpretation).toBe('not installed');
  });
});
