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

test('parked it is not jogged; unparked it stands, and jogs over the ground', async () => {
  expect(await line.at(0, 'JOG', { direction: 'SOUTH', rate: 'find' })).toMatchObject({ error: 'refused' });
  await line.at(0, 'UNPARK');
  const before = await line.at(1, 'STATUS');
  expect(before).toMatchObject({ state: 'STOPPED', rate: 'sidereal' });
  await line.at(1, 'JOG', { direction: 'SOUTH', rate: 'find' });
  const under = await line.at(11, 'STATUS');
  expect(under).toMatchObject({ state: 'SLEWING', target_ra: null });
  expect(90 - Number(under.alt)).toBeCloseTo(5, 1);
  await line.at(11, 'JOG_STOP');
  expect(await line.at(60, 'STATUS')).toMatchObject({ state: 'STOPPED', alt: under.alt });
});

test('while tracking it jogs on the sky and tracks on', async () => {
  await line.at(100, 'GOTO', M31);
  await line.at(200, 'JOG', { direction: 'NORTH', rate: 'centre' });
  await line.at(203, 'JOG', { direction: 'EAST', rate: 'centre' });
  await line.at(206, 'JOG_STOP');
  const after = await line.at(300, 'STATUS');
  expect(after.state).toBe('TRACKING');
  expect(Number(after.dec)).toBeCloseTo(M31.dec + 0.2, 6);
  expect(Number(after.ra)).toBeCloseTo(M31.ra + 0.2 / Math.cos(((M31.dec + 0.2) * Math.PI) / 180), 6);
  expect(after).toMatchObject({ target_ra: after.ra, target_dec: after.dec });
});

test('STOP ends a jog, and a limit does', async () => {
  await line.at(400, 'JOG', { direction: 'WEST', rate: 'slew' });
  await line.at(401, 'STOP');
  expect(await line.at(402, 'STATUS')).toMatchObject({ state: 'STOPPED' });
  await line.at(410, 'JOG', { direction: 'SOUTH', rate: 'slew' });
  const low = await line.at(500, 'STATUS');
  expect(low).toMatchObject({ state: 'STOPPED' });
  expect(Number(low.alt)).toBeGreaterThanOrEqual(10);
  expect(Number(low.alt)).toBeLessThan(11);
});

test.each([
  ['JOG', { direction: 'UP', rate: 'find' }],
  ['JOG', { direction: 'EAST', rate: 'warp' }],
  ['RATE', { rate: 'comet' }],
])('%s %j is refused in words', async (name, given) => {
  expect(await line.at(600, name, given)).toMatchObject({
    error: 'refused',
    reason: expect.stringContaining('must be'),
  });
});

test('a sync moves the numbers and nothing else, within 2°', async () => {
  await line.at(700, 'GOTO', M31);
  expect(await line.at(800, 'SYNC', { ra: 10, dec: 45 })).toMatchObject({ error: 'refused' });
  expect(await line.at(800, 'SYNC', { ra: 10.7, dec: 41.3 })).toEqual({ name: 'SYNC', result: 'ok' });
  expect(await line.at(900, 'STATUS')).toMatchObject({ state: 'TRACKING', ra: 10.7, dec: 41.3, target_ra: 10.7 });
});

test('at the lunar rate it drifts east by 33′ an hour, until the next GOTO', async () => {
  await line.at(1000, 'GOTO', M31);
  await line.at(1100, 'RATE', { rate: 'lunar' });
  const later = await line.at(4700, 'STATUS');
  expect((Number(later.ra) - M31.ra) * 60).toBeCloseTo(32.95, 1);
  expect(later).toMatchObject({ rate: 'lunar', target_ra: later.ra });
  await line.at(4700, 'GOTO', M31);
  expect(await line.at(4800, 'STATUS')).toMatchObject({ rate: 'sidereal', ...M31 });
});

test('home is a place', async () => {
  await line.at(5000, 'HOME');
  expect(await line.at(5001, 'STATUS')).toMatchObject({ state: 'SLEWING' });
  expect(await line.at(5100, 'STATUS')).toMatchObject({ state: 'STOPPED', alt: 60, az: 0 });
});
