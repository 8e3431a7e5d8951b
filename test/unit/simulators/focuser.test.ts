import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

let focuser: SimulatorProcess;
let line: SimulatorLine;

beforeAll(async () => {
  focuser = await SimulatorProcess.start('focuser/focuserSimulator.ts', '--port', '0');
  line = await SimulatorLine.open(focuser.port());
});
afterAll(async () => {
  line.close();
  await focuser.stop();
});

test('says of itself what PROTOCOL.md says', async () => {
  expect(await line.at(0, 'STATUS')).toEqual({
    name: 'STATUS',
    from: 'Focuser',
    date: '2026-12-16T03:00:00.000Z',
    position: 10_000,
    min: 0,
    max: 20_000,
    moving: false,
    temperature: expect.any(Number),
    fault: null,
  });
});

test('moves 400 steps a second, from wherever it is, and stops where it is told', async () => {
  expect(await line.at(10, 'MOVE', { position: 12_000 })).toEqual({ name: 'MOVE', result: 'ok' });
  expect(await line.at(12, 'STATUS')).toMatchObject({ position: 10_800, moving: true });
  await line.at(12, 'MOVE', { position: 10_000 });
  expect(await line.at(14, 'STATUS')).toMatchObject({ position: 10_000, moving: false });
  await line.at(20, 'MOVE', { position: 0 });
  await line.at(21, 'STOP');
  expect(await line.at(30, 'STATUS')).toMatchObject({ position: 9600, moving: false });
});

test('the stars of a camera are as sharp as the focuser stands, and sharp when it does not answer', async () => {
  const port = String(focuser.port());
  const camera = await SimulatorProcess.start('cameraVis/cameraVisSimulator.ts', '--port', '0', '--focuser-port', port);
  const eye = await SimulatorLine.open(camera.port());
  /** Counts of the brightest pixel above the sky: the wider the stars, the fewer. */
  const peak = async (from: number) => {
    await eye.at(from, 'EXPOSE', { seconds: 30, filter: 'r', kind: 'object', ra: 56.75, dec: 24.12 });
    const { data } = await eye.at(from + 32, 'READ');
    const bytes = Buffer.from(data, 'base64');
    const pixels = Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(index * 2)).sort();
    // The very brightest are hot pixels.
    return (pixels.at(-200) ?? 0) - (pixels[pixels.length >> 1] ?? 0);
  };
  await line.at(60_000, 'MOVE', { position: 10_000 });
  await line.at(60_100, 'STATUS');
  const sharp = await peak(60_100);
  await line.at(60_200, 'MOVE', { position: 13_000 });
  await line.at(60_300, 'STATUS');
  expect(await peak(60_300)).toBeLessThan(sharp / 2);
  await line.at(60_400, 'SIM_FAULT', { fault: 'hang' });
  expect(await peak(60_400)).toBeGreaterThan(sharp * 0.7);
  await line.at(60_500, 'SIM_FAULT', { fault: 'none' });
  eye.close();
  await camera.stop();
});

test('the tube is colder before sunrise than in the afternoon', async () => {
  const { temperature: night } = await line.at(100, 'STATUS');
  const { temperature: sunrise } = await line.at(100 + 10 * 3600, 'STATUS');
  expect(sunrise).toBeLessThan(night);
});

test.each([
  ['MOVE', {}, 'refused', '"position"'],
  ['MOVE', { position: 3.5 }, 'refused', 'whole number'],
  ['MOVE', { position: 20_001 }, 'refused', '0 … 20000'],
  ['MOVE', { position: -1 }, 'refused', '0 … 20000'],
  ['OPEN', {}, 'unknown', 'OPEN'],
])('%s %j is answered %s', async (name, parameters, error, reason) => {
  const answer = await line.at(40_000, name, parameters);
  expect(answer).toMatchObject({ name, error });
  expect(answer.reason).toContain(reason);
});

test('stuck it stands, and goes on when it comes loose; broken it refuses and says so', async () => {
  const from = 50_000;
  await line.at(from, 'MOVE', { position: 5000 });
  await line.at(from + 1, 'SIM_FAULT', { fault: 'stuck' });
  const { position } = await line.at(from + 100, 'STATUS');
  expect(position).toBeGreaterThan(5000);
  await line.at(from + 100, 'SIM_FAULT', { fault: 'none' });
  expect(await line.at(from + 200, 'STATUS')).toMatchObject({ position: 5000, moving: false });
  await line.at(from + 300, 'SIM_FAULT', { fault: 'broken' });
  expect(await line.at(from + 301, 'MOVE', { position: 1 })).toMatchObject({ error: 'fault' });
  expect(await line.at(from + 301, 'STATUS')).toMatchObject({ fault: expect.stringContaining('out of order') });
});
