import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const M31 = { ra: 10.6847, dec: 41.269 };
let telescope: SimulatorProcess;
let line: SimulatorLine;

beforeAll(async () => {
  telescope = await SimulatorProcess.start('telescope/telescopeSimulator.ts', '--port', '0');
  line = await SimulatorLine.open(telescope.port());
});
afterAll(async () => {
  line.close();
  await telescope.stop();
});

test('starts parked at the zenith with its cover closed', async () => {
  expect(await line.at(0, 'STATUS')).toMatchObject({
    name: 'STATUS',
    from: 'Telescope',
    date: '2026-12-16T03:00:00.000Z',
    state: 'PARKED',
    alt: 90,
    az: 0,
    target_ra: null,
    target_dec: null,
    cover: 'closed',
    fault: null,
  });
  await line.at(0, 'COVER', { open: true });
  expect(await line.at(1, 'STATUS')).toMatchObject({ cover: 'open', state: 'PARKED' });
});

test('slews by speed, acceleration and settling time, then tracks the place exactly', async () => {
  // M 31 is 11° from the zenith and 13° from azimuth 0: 2·√13.5 = 7.3 s and 2 s to settle.
  expect(await line.at(10, 'GOTO', M31)).toEqual({ name: 'GOTO', result: 'ok' });
  const under = await line.at(14, 'STATUS');
  expect(under).toMatchObject({ state: 'SLEWING', target_ra: M31.ra, target_dec: M31.dec });
  expect(under.alt).toBeGreaterThan(79.3);
  expect(under.alt).toBeLessThan(90);
  expect(await line.at(18.9, 'STATUS')).toMatchObject({ state: 'SLEWING' });
  expect(await line.at(19.6, 'STATUS')).toMatchObject({ state: 'TRACKING', ...M31 });
  const later = await line.at(3610, 'STATUS');
  expect(later).toMatchObject({ state: 'TRACKING', ...M31 });
  // By astronomy-engine 2.1.19 for San Pedro Mártir, without refraction.
  expect(later.alt).toBeCloseTo(71.993, 2);
  expect(later.az).toBeCloseTo(310.243, 1);
});

test('a long slew cruises at 10°/s', async () => {
  await line.at(4000, 'GOTO_ALTAZ', { alt: 60, az: 0 });
  expect(await line.at(4030, 'STATUS')).toMatchObject({ state: 'STOPPED', alt: 60, az: 0, target_ra: null });
  // 170°: 10 s up, 7 s at full speed, 10 s down, 2 s to settle.
  await line.at(4100, 'GOTO_ALTAZ', { alt: 60, az: 170 });
  expect((await line.at(4113.5, 'STATUS')).az).toBeCloseTo(85, 6);
  expect(await line.at(4128.9, 'STATUS')).toMatchObject({ state: 'SLEWING', az: 170 });
  expect(await line.at(4129.1, 'STATUS')).toMatchObject({ state: 'STOPPED', az: 170 });
});

test('tracking on and off, STOP, and a new target in mid-slew', async () => {
  await line.at(5000, 'TRACK', { on: true });
  const before = await line.at(5000, 'STATUS');
  expect(await line.at(5600, 'STATUS')).toMatchObject({ state: 'TRACKING', ra: before.ra, dec: before.dec });
  await line.at(5600, 'TRACK', { on: false });
  expect(await line.at(5700, 'STATUS')).toMatchObject({ state: 'STOPPED', target_ra: null });
  await line.at(5700, 'GOTO', M31);
  expect(await line.at(5701, 'TRACK', { on: true })).toMatchObject({ error: 'busy' });
  await line.at(5705, 'STOP');
  const stopped = await line.at(5705, 'STATUS');
  expect(await line.at(5800, 'STATUS')).toMatchObject({ state: 'STOPPED', alt: stopped.alt, az: stopped.az });
  await line.at(5800, 'GOTO', M31);
  await line.at(5803, 'GOTO', { ra: 49.95, dec: 41.51 });
  expect(await line.at(5900, 'STATUS')).toMatchObject({ state: 'TRACKING', ra: 49.95, dec: 41.51 });
});

test('parks, and is not to be disturbed while it does', async () => {
  await line.at(6000, 'PARK');
  expect(await line.at(6001, 'STATUS')).toMatchObject({ state: 'PARKING' });
  expect(await line.at(6001, 'GOTO', M31)).toMatchObject({ error: 'busy' });
  expect(await line.at(6060, 'STATUS')).toMatchObject({ state: 'PARKED', alt: 90, az: 0 });
  expect(await line.at(6061, 'TRACK', { on: true })).toMatchObject({ error: 'refused' });
  await line.at(6062, 'STOP');
  expect(await line.at(6063, 'STATUS')).toMatchObject({ state: 'PARKED' });
});

test('stops by itself where a place sinks below 10°', async () => {
  await line.at(6100, 'GOTO', M31);
  const set = await line.at(10 * 3600, 'STATUS');
  expect(set.state).toBe('STOPPED');
  expect(set.alt).toBeCloseTo(10, 3);
});

test.each([
  ['GOTO', { ra: 187.28, dec: 2.05 }, 'refused', 'below the limit of 10°'],
  ['GOTO', { ra: 10 }, 'refused', '"dec"'],
  ['GOTO', { ra: 10, dec: 91 }, 'refused', '"dec" is 91'],
  ['GOTO', { ra: null, dec: 1 }, 'refused', '"ra"'],
  ['GOTO_ALTAZ', { alt: 9.9, az: 0 }, 'refused', '9.9°'],
  ['TRACK', { on: 'yes' }, 'refused', '"on"'],
  ['COVER', {}, 'refused', '"open"'],
  ['DANCE', {}, 'unknown', 'DANCE'],
])('%s %j is answered %s', async (name, parameters, error, reason) => {
  // Back to the evening: a new night.
  const answer = await line.at(0, name, parameters);
  expect(answer).toMatchObject({ name, error });
  expect(answer.reason).toContain(reason);
});

test('minds its cables: the long way round where the shorter one would tear them, and PARK unwinds', async () => {
  const from = 300_000;
  await line.at(from, 'PARK');
  let at = from + 100;
  const goTo = async (az: number) => {
    await line.at(at, 'GOTO_ALTAZ', { alt: 45, az });
    // Asked now and then, as a control room does.
    for (let step = 0; step < 12; step++) {
      at += 6;
      await line.at(at, 'STATUS');
    }
    return line.at(at, 'STATUS');
  };
  expect(await goTo(170)).toMatchObject({ state: 'STOPPED', wrap: expect.closeTo(170, 6) });
  expect(await goTo(260)).toMatchObject({ state: 'STOPPED', wrap: expect.closeTo(260, 6) });
  expect(await goTo(300)).toMatchObject({ state: 'STOPPED', az: expect.closeTo(300, 6), wrap: expect.closeTo(-60, 6) });
  await line.at(at, 'PARK');
  at += 60;
  expect(await line.at(at, 'STATUS')).toMatchObject({ state: 'PARKED', wrap: 0 });
});
