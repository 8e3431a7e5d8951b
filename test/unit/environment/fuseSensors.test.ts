import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertUnit } from '../../../main-services/environment/convertUnit.ts';
import { dewPointCelsius } from '../../../main-services/environment/dewPoint.ts';
import { NO_FUSION_MEMORY } from '../../../main-services/environment/FusionMemory.ts';
import { findDissenter } from '../../../main-services/environment/findDissenter.ts';
import { fuseSensors } from '../../../main-services/environment/fuseSensors.ts';
import { gustOf, rememberWind } from '../../../main-services/environment/gustWindow.ts';
import { meanDirection } from '../../../main-services/environment/meanDirection.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import { RULES } from '../../../main-services/environment/rules/rules.ts';
import { plcReply, START } from './plcReplies.ts';
import { run, stateAfter } from './run.ts';

const both = { 'VantagePro.valid': 'yes' } as const;
const consistent = { 'DRD11.analog': 3 } as const;

describe("the original's reply", () => {
  const state = stateAfter([{ s: 0 }]);

  test('is OK, with the rain detector suspected and why', () => {
    expect(state).toMatchObject({
      safe: true,
      mayOpen: true,
      weather: { globalStatus: 'OK' },
      site: { globalStatus: 'OK' },
    });
    expect(state.suspects).toEqual([
      {
        sensor: 'DRD11',
        quantity: 'rain',
        evidence: 'analog 2.345 V says rain (below 2.5 V is rain), digital 1 says dry',
      },
    ]);
  });

  test('fills the tables from what counts, not from the invalid station as the original did', () => {
    expect(state.weather).toMatchObject({
      humidity: 64.1,
      wind: 3.1,
      windDir: 202.3,
      temperature: 12.12,
      pressure: 769.2,
      rain: 0,
    });
    expect(state.site).toMatchObject({ humidity: null, temperature: null, doors: null });
    expect(
      state.readings.filter(({ sensor }) => sensor === 'VantagePro').every(({ standing }) => standing === 'invalid'),
    ).toBe(true);
    expect(state.readings.filter(({ sensor }) => sensor === 'DRD11').map(({ standing }) => standing)).toEqual([
      'suspect',
      'suspect',
    ]);
  });

  test('rain on both stations shows as in the original, and OK again after it', () => {
    const rain = (rate: number) => ({ 'WXT520.RainRate': rate, 'VantagePro.RainRate': rate });
    const rows = run([
      { s: 0 },
      { s: 2, reply: rain(12) },
      { s: 4, reply: rain(12) },
      { s: 6, reply: rain(0) },
      { s: 8, reply: rain(0) },
    ]).map(({ state: { weather } }) => [weather.globalStatus, weather.rain]);
    expect(rows).toEqual([
      ['OK', 0],
      ['RAINING', 12],
      ['RAINING', 12],
      ['OK', 0],
      ['OK', 0],
    ]);
  });
});

describe('cross-checks', () => {
  test('a single valid report of rain closes, though its sensor is named as the lone dissenter', () => {
    const state = stateAfter([{ s: 0, reply: { ...both, ...consistent, 'WXT520.RainRate': 3 } }]);
    expect(state).toMatchObject({ safe: false, causeRule: 'rain' });
    expect(state.suspects).toEqual([
      { sensor: 'WXT520', quantity: 'rain', evidence: 'reports rain while VantagePro and DRD11 report dry' },
    ]);
  });

  test('a lone dry sensor among wet ones is named too', () => {
    const state = stateAfter([{ s: 0, reply: { ...both, 'DRD11.digital': 0, 'WXT520.RainRate': 3 } }]);
    expect(state.suspects).toEqual([
      { sensor: 'VantagePro', quantity: 'rain', evidence: 'reports dry while WXT520 and DRD11 report rain' },
    ]);
  });

  test.each([
    [3, 1, false],
    [2.5, 1, false],
    [2.4, 0, true],
    [null, 0, true],
    [null, 1, false],
    [2.4, null, true],
    [3, null, false],
  ])('rain detector with %s V and digital %s: rain is %s, nobody suspected', (analog, digital, wet) => {
    const state = stateAfter([{ s: 0, reply: { 'DRD11.analog': analog, 'DRD11.digital': digital } }]);
    expect(state.safe).toBe(!wet);
    expect(state.suspects).toEqual([]);
  });

  test('a detector that contradicts itself is no witness, neither of rain nor of dryness', () => {
    expect(stateAfter([{ s: 0, reply: { 'DRD11.analog': 3, 'DRD11.digital': 0 } }])).toMatchObject({ safe: true });
    expect(stateAfter([{ s: 0, reply: { 'WXT520.RainRate': null } }])).toMatchObject({
      safe: false,
      causeRule: 'rain',
    });
  });

  test.each([
    ['WXT520.OutsideTemp', -999, 'temperature'],
    ['WXT520.WindSpeed', -1, 'wind'],
    ['WXT520.RainRate', -0.1, 'rain'],
    ['WXT520.OutsideHumidity', 101, 'humidity'],
    ['DRD11.digital', 0.5, 'rainDetectorDry'],
  ])('%s = %d is no weather: suspected and not counted', (name, value, quantity) => {
    const state = stateAfter([{ s: 0, reply: { ...consistent, [name]: value } }]);
    expect(state.suspects).toMatchObject([{ sensor: name.split('.')[0], quantity }]);
    expect(
      state.readings.find((each) => each.quantity === quantity && each.sensor === name.split('.')[0])?.standing,
    ).toBe('suspect');
  });

  test('two stations: mean temperature, highest humidity and wind, mean direction as vectors', () => {
    const state = stateAfter([
      { s: 0, reply: { ...both, 'WXT520.WindDir': 350, 'VantagePro.WindDir': 10, 'VantagePro.WindSpeed': 3.1 } },
    ]);
    expect(state.weather).toMatchObject({ humidity: 65.3, wind: 3.1, pressure: (769.2 + 768.7) / 2 });
    expect(state.weather.temperature).toBeCloseTo(12.285, 6);
    expect(Math.min(state.weather.windDir ?? 180, 360 - (state.weather.windDir ?? 180))).toBeCloseTo(0, 6);
  });

  test('the lone dissenter among three thermometers is named and left out', () => {
    const third = (value: number) => ({
      name: 'WXT520-2',
      type: 'meteo',
      serialNumber: '',
      valid: true,
      values: [{ name: 'OutsideTemp', value, unit: 'Celcius', comment: '' }],
    });
    const state = stateAfter([{ s: 0, reply: both, site: [third(31)] }]);
    expect(state.weather.temperature).toBeCloseTo(12.285, 6);
    expect(state.suspects).toContainEqual({
      sensor: 'WXT520-2',
      quantity: 'temperature',
      evidence: 'reads 31 Celsius while WXT520 12.1 and VantagePro 12.5 Celsius agree',
    });
  });

  const living = Array.from({ length: 12 }, (_, i) => ({
    s: 2 * i,
    reply: { 'WXT520.WindSpeed': 3 + i / 10, 'WXT520.OutsideTemp': 12 + i / 100 },
  }));
  const standing = (more: object, every: number) =>
    Array.from({ length: Math.ceil(620 / every) }, (_, i) => ({
      s: 24 + every * i,
      reply: { 'WXT520.WindSpeed': 4.1, 'WXT520.OutsideTemp': 12.11, ...more },
    }));

  test('a station that was alive and stands still for ten minutes is frozen, one that never varied is not', () => {
    expect(stateAfter([...living, ...standing({}, 30).slice(0, 15)]).safe).toBe(true);
    const frozen = stateAfter([...living, ...standing({}, 30)]);
    expect(frozen).toMatchObject({ safe: false, causeRule: 'rain' });
    expect(frozen.suspects).toMatchObject([{ sensor: 'WXT520', quantity: 'all' }, { sensor: 'DRD11' }]);
    expect(stateAfter(standing({}, 30)).safe).toBe(true);
  });

  test('two equal replies far apart are no evidence of frost', () => {
    expect(stateAfter([...living, ...standing({}, 310)]).safe).toBe(true);
  });

  test('an anemometer that ice has stopped is named, though its station goes on', () => {
    const iced = standing({}, 20).map(({ s, reply }) => ({
      s,
      reply: { ...reply, 'WXT520.OutsideTemp': 12 + s / 1e4 },
    }));
    const state = stateAfter([...living, ...iced]);
    expect(state).toMatchObject({ safe: false, causeRule: 'wind', weather: { wind: null, rain: 0 } });
    expect(state.suspects).toContainEqual({
      sensor: 'WXT520',
      quantity: 'wind',
      evidence: 'frozen: its wind has been exactly 4.1 m/s for 10 minutes or more, though it varied before',
    });
    const calm = iced.map(({ s, reply }) => ({ s, reply: { ...reply, 'WXT520.WindSpeed': 0 } }));
    expect(stateAfter([...living, ...calm]).safe).toBe(true);
  });

  test('a station whose dew point is above its own air contradicts itself', () => {
    const state = stateAfter([{ s: 0, reply: { ...consistent, 'WXT520.DewPoint': 13.2 } }]);
    expect(state.suspects).toEqual([
      {
        sensor: 'WXT520',
        quantity: 'dewPoint',
        evidence: 'its dew point of 13.2 °C is above its own air temperature of 12.12 °C, which is impossible',
      },
    ]);
    expect(state.readings.find(({ quantity }) => quantity === 'dewPointReported')?.standing).toBe('suspect');
    expect(state).toMatchObject({ safe: true, dewPointCelsius: 5.53, weather: { temperature: 12.12, humidity: 64.1 } });
  });

  test('fans are told apart from lamps, and are not known once they are silent', () => {
    const fan = (status: string, amperes: number) => [
      {
        name: 'FAN_DOME_EAST',
        type: 'fan',
        serialNumber: '',
        valid: true,
        values: [
          { name: 'status', value: status, unit: 'string', comment: '' },
          { name: 'current', value: amperes, unit: 'Ampere', comment: '' },
        ],
      },
    ];
    const evaluations = run([
      { s: 0, reply: consistent, site: fan('on', 0.5) },
      { s: 2, reply: consistent, site: fan('off', 0.5) },
      { s: 4, reply: consistent },
      { s: 20, reply: 'silence' },
    ]);
    expect(evaluations.map(({ fans }) => fans)).toEqual(
      [true, null, null, null].map((on) => [{ name: 'FAN_DOME_EAST', on }]),
    );
    expect(evaluations[0]?.lamps.map(({ name }) => name)).toEqual(['LAMP_FLAT_CAGIRE']);
    expect(evaluations[1]?.state.suspects).toEqual([
      { sensor: 'FAN_DOME_EAST', quantity: 'fan', evidence: 'says that it is off, and draws 0.5 A' },
    ]);
  });

  test('a lamp that says off and draws current is not known to be off', () => {
    const state = stateAfter([{ s: 0, reply: { ...consistent, 'LAMP_FLAT_CAGIRE.status': 'off' } }]);
    expect(state.suspects).toEqual([
      { sensor: 'LAMP_FLAT_CAGIRE', quantity: 'lamp', evidence: 'says that it is off, and draws 0.234 A' },
    ]);
    expect(state.site.lights).toBeNull();
  });
});

describe('bad values', () => {
  test.each([
    ['a unit that is not known', { 'WXT520.WindSpeed.unit': 'furlongs' }],
    ['no unit', { 'WXT520.WindSpeed.unit': '' }],
    ['the unit "constructor"', { 'WXT520.WindSpeed.unit': 'constructor' }],
    ['the unit "__proto__"', { 'WXT520.WindSpeed.unit': '__proto__' }],
    ['null', { 'WXT520.WindSpeed': null }],
    ['a word for a number', { 'WXT520.WindSpeed': 'strong' }],
  ])('%s is no reading, and the log is told', (_, reply) => {
    const [evaluation] = run([{ s: 0, reply }]);
    expect(evaluation?.state).toMatchObject({ safe: false, causeRule: 'wind', weather: { wind: null } });
    expect(evaluation?.notes).toHaveLength(1);
    expect(evaluation?.notes[0]).toMatch(/^WXT520 WindSpeed /);
  });

  test('an unknown sensor is left alone and named', () => {
    const stranger = { name: 'XYZ9', type: 'meteo', serialNumber: '', valid: true, values: [] };
    const [evaluation] = run([{ s: 0, site: [stranger] }]);
    expect(evaluation?.state.safe).toBe(true);
    expect(evaluation?.notes).toEqual(['XYZ9 is not a known sensor']);
  });

  test('a sensor that vanished is shown with its last reading, as stale', () => {
    const reply = plcReply(START);
    const thresholds = readThresholds({});
    const first = fuseSensors(reply, NO_FUSION_MEMORY, thresholds, START);
    const without = { ...reply, at: START + 2000, devices: reply.devices.filter(({ name }) => name !== 'MLX90614-1') };
    const { readings } = fuseSensors(without, first.memory, thresholds, START + 2000);
    expect(readings.sensors).toContainEqual(
      expect.objectContaining({
        sensor: 'MLX90614-1',
        quantity: 'skyTemperature',
        value: -15.67,
        standing: 'stale',
        at: START,
      }),
    );
    expect(readings.numbers.cloud).toMatchObject({ value: null, installed: true });
  });

  test('any numbers, units and flags at all never throw, and never leave rain open', () => {
    const value = fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.constant(12));
    const names = [
      'WXT520.RainRate',
      'WXT520.WindSpeed',
      'WXT520.OutsideTemp',
      'DRD11.analog',
      'DRD11.digital',
      'WXT520.valid',
      'VantagePro.valid',
      'WXT520.OutsideHumidity',
      'MLX90614-1.SkyTemperature',
      'WXT520.RainRate.unit',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.boolean(), (reply, raining) => {
        const wet = raining ? { 'VantagePro.valid': 'yes', 'VantagePro.RainRate': 1 } : {};
        const state = stateAfter([{ s: 0, reply: { ...reply, ...wet } }]);
        expect(state.rules).toHaveLength(Object.keys(RULES).length);
        if (raining) expect(state.safe).toBe(false);
        if (state.mayOpen) expect(state.safe).toBe(true);
        expect(state.safe).toBe(state.rules.every(({ mustSecure }) => !mustSecure));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formulas', () => {
  // Dew points of the psychrometric tables (WMO-No. 8, annex 4.B formula): 20 °C at 50 %: 9.3; 30 °C at 70 %: 23.9; 0 °C at 100 %: 0.
  test.each([
    [20, 50, 9.27],
    [30, 70, 23.93],
    [0, 100, 0],
    [-10, 80, -12.8],
  ])('%d °C at %d %% has its dew point at %d °C', (temperature, humidity, dewPoint) => {
    expect(dewPointCelsius(temperature, humidity)).toBeCloseTo(dewPoint, 1);
  });

  test('the dew point is never above the air, and rises with the moisture', () => {
    const air = fc.double({ min: -45, max: 60, noNaN: true });
    const moisture = fc.double({ min: 1, max: 99, noNaN: true });
    fc.assert(
      fc.property(air, moisture, (temperature, humidity) => {
        const dew = dewPointCelsius(temperature, humidity) ?? Number.NaN;
        expect(dew).toBeLessThanOrEqual(temperature + 1e-9);
        expect(dewPointCelsius(temperature, humidity + 1) ?? Number.NaN).toBeGreaterThan(dew);
      }),
    );
    expect(dewPointCelsius(20, 0)).toBeNull();
  });

  test.each([
    [100, 'Pa', 'hPa', 1],
    [0.769, 'bar', 'hPa', 769],
    [29.92, 'inHg', 'hPa', 1013.21],
    [36, 'km/h', 'm/s', 10],
    [20, 'kt', 'm/s', 10.289],
    [32, 'F', 'Celsius', 0],
    [12, 'Celcius', 'Celsius', 12],
    [8.3, 'deg', 'Celsius', 8.3],
    [2345, 'mV', 'V', 2.345],
    [1, 'in/h', 'mm/h', 25.4],
  ] as const)('%d %s is %d in %s', (value, spelling, unit, expected) => {
    expect(convertUnit(value, spelling, unit)).toBeCloseTo(expected, 2);
  });

  test('opposite winds have no mean direction, a calm has one all the same', () => {
    expect(
      meanDirection([
        { degrees: 0, weight: 3 },
        { degrees: 180, weight: 3 },
      ]),
    ).toBeNull();
    expect(
      meanDirection([
        { degrees: 90, weight: 0 },
        { degrees: 180, weight: 0 },
      ]),
    ).toBeCloseTo(135, 6);
    expect(meanDirection([])).toBeNull();
  });

  test('the gust window answers the highest wind of its minutes', () => {
    const winds = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 400_000 }), wind: fc.integer({ min: 0, max: 50 }) }),
    );
    fc.assert(
      fc.property(winds, (list) => {
        let now = 0;
        let window: ReturnType<typeof rememberWind> = [];
        const all: { at: number; wind: number }[] = [];
        for (const { wait, wind } of list) {
          now += wait;
          all.push({ at: now, wind });
          window = rememberWind(window, wind, now, 600_000);
          expect(gustOf(window)).toBe(Math.max(...all.filter(({ at }) => now - at < 600_000).map((each) => each.wind)));
        }
      }),
    );
  });

  test('no dissenter without a majority', () => {
    const voices = (...values: number[]) => values.map((value, i) => ({ sensor: `s${i}`, value }));
    expect(findDissenter(voices(1, 9), 2)).toBeNull();
    expect(findDissenter(voices(1, 5, 9), 2)).toBeNull();
    expect(findDissenter(voices(1, 2, 9), 2)?.sensor).toBe('s2');
    expect(findDissenter(voices(1, 1, 9, 9), 2)).toBeNull();
  });
});

test('every number of the thresholds can be set, and nothing else', () => {
  expect(readThresholds({ wind: { securesAt: 13 } }).wind).toEqual({
    securesAt: 13,
    opensBelow: 10,
    holdOffMs: 300_000,
  });
  expect(() => readThresholds({ wnd: {} })).toThrow('environment.wnd is not a setting');
  expect(() => readThresholds({ wind: { securesAt: '13' } })).toThrow(
    'environment.wind.securesAt must be a number, not "13"',
  );
  expect(() => readThresholds({ wind: 3 })).toThrow('environment.wind must be a group of settings');
});
