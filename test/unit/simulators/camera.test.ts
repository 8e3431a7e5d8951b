import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, SimulatorLine } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const M31 = { ra: 10.6847, dec: 41.269 };
const OBJECT = { seconds: 60, filter: 'r', kind: 'object', ...M31 };
let vis: SimulatorProcess;
let nir: SimulatorProcess;
let visLine: SimulatorLine;
let nirLine: SimulatorLine;

beforeAll(async () => {
  vis = await SimulatorProcess.start('cameraVis/cameraVisSimulator.ts', '--port', '0');
  nir = await SimulatorProcess.start('cameraNir/cameraNirSimulator.ts', '--port', '0');
  visLine = await SimulatorLine.open(vis.port());
  nirLine = await SimulatorLine.open(nir.port());
});
afterAll(async () => {
  visLine.close();
  nirLine.close();
  await Promise.all([vis.stop(), nir.stop()]);
});

/** Exposes, waits on the asked clock, reads. */
async function take(line: SimulatorLine, start: number, order: { seconds: number; [key: string]: unknown }) {
  expect(await line.at(start, 'EXPOSE', order)).toEqual({ name: 'EXPOSE', result: 'ok' });
  return line.at(start + order.seconds + 2, 'READ');
}

function pixelsOf(frame: Answer): Uint16Array {
  const bytes = Buffer.from(frame.data, 'base64');
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(index * 2));
}

const median = (pixels: Uint16Array) => pixels.toSorted()[pixels.length >> 1] ?? 0;

/** Where the brightest thing is, arcseconds west and north of the middle. */
function brightest(frame: Answer, scale: number) {
  const pixels = pixelsOf(frame);
  let best = 0;
  let place = 0;
  for (const [index] of pixels.entries()) {
    // A hot pixel is alone; a star has neighbours.
    const sum = (pixels[index] ?? 0) + (pixels[index + 1] ?? 0) + (pixels[index + frame.width] ?? 0);
    if (Math.max(pixels[index] ?? 0, 1) * 3 < sum * 1.8 && sum > best) {
      best = sum;
      place = index;
    }
  }
  const x = place % frame.width;
  const y = Math.floor(place / frame.width);
  return { west: (x - (frame.width - 1) / 2) * scale, north: (y - (frame.height - 1) / 2) * scale };
}

describe('the states of an exposure', () => {
  test('idle, exposing, reading, ready, idle', async () => {
    expect(await visLine.at(0, 'STATUS')).toMatchObject({
      from: 'CameraVIS',
      state: 'IDLE',
      remaining: 0,
      setpoint: -95,
      filters: ['g', 'r', 'i', 'z', 'B', 'V', 'R', 'I'],
      width: 512,
      height: 512,
      fault: null,
    });
    await visLine.at(0, 'EXPOSE', { ...OBJECT, seconds: 30, filter: 'V' });
    expect(await visLine.at(10, 'STATUS')).toMatchObject({ state: 'EXPOSING', remaining: 20, filter: 'V' });
    expect(await visLine.at(10, 'EXPOSE', OBJECT)).toMatchObject({ error: 'busy' });
    expect(await visLine.at(10, 'READ')).toMatchObject({ error: 'busy' });
    expect(await visLine.at(31, 'STATUS')).toMatchObject({ state: 'READING', remaining: 0 });
    expect(await visLine.at(32, 'STATUS')).toMatchObject({ state: 'READY' });
    expect(await visLine.at(40, 'EXPOSE', OBJECT)).toMatchObject({ error: 'busy' });
    const frame = await visLine.at(50, 'READ');
    expect(frame).toMatchObject({
      result: 'ok',
      width: 512,
      height: 512,
      started: '2026-12-16T03:00:00.000Z',
      seconds: 30,
      filter: 'V',
      encoding: 'base64',
    });
    expect(pixelsOf(frame)).toHaveLength(512 * 512);
    expect(await visLine.at(51, 'STATUS')).toMatchObject({ state: 'IDLE' });
    expect(await visLine.at(52, 'READ')).toMatchObject({ error: 'refused' });
  });

  test('ABORT ends it without a frame', async () => {
    await visLine.at(100, 'EXPOSE', OBJECT);
    await visLine.at(110, 'ABORT');
    expect(await visLine.at(111, 'STATUS')).toMatchObject({ state: 'IDLE' });
  });

  test.each([
    [{ ...OBJECT, filter: 'J' }, '"filter" must be one of g, r'],
    [{ ...OBJECT, kind: 'selfie' }, '"kind"'],
    [{ ...OBJECT, seconds: -1 }, '"seconds"'],
    [{ ...OBJECT, seconds: 4000 }, '"seconds"'],
    [{ ...OBJECT, ra: null }, '"ra"'],
  ])('%j is refused', async (order, reason) => {
    const answer = await visLine.at(200, 'EXPOSE', order);
    expect(answer).toMatchObject({ name: 'EXPOSE', error: 'refused' });
    expect(answer.reason).toContain(reason);
  });
});

describe('what is on the frames', () => {
  test('the same stars for the same pointing, with other noise, and others elsewhere', async () => {
    const first = await take(visLine, 300, OBJECT);
    const again = await take(visLine, 400, OBJECT);
    const elsewhere = await take(visLine, 500, { ...OBJECT, ra: 83.6 });
    expect(first.data).not.toBe(again.data);
    expect(brightest(again, 0.3).west).toBeCloseTo(brightest(first, 0.3).west, -0.5);
    expect(brightest(again, 0.3).north).toBeCloseTo(brightest(first, 0.3).north, -0.5);
    const moved = brightest(elsewhere, 0.3);
    const stayed = brightest(first, 0.3);
    expect(Math.hypot(moved.west - stayed.west, moved.north - stayed.north)).toBeGreaterThan(5);
  });

  test('pointing further north moves the stars down', async () => {
    const centre = brightest(await take(visLine, 600, OBJECT), 0.3);
    const shifted = brightest(await take(visLine, 700, { ...OBJECT, dec: M31.dec + 6 / 3600 }), 0.3);
    expect(centre.north - shifted.north).toBeGreaterThan(5);
    expect(centre.north - shifted.north).toBeLessThan(7);
  });

  test('the NIR camera sees the same sky: a new bright star stands at the same place', async () => {
    const star = { ra: M31.ra + 0.008, dec: M31.dec - 0.01, magnitude: 10 };
    await visLine.at(800, 'SIM_TRANSIENT', star);
    await nirLine.at(800, 'SIM_TRANSIENT', star);
    const west = -0.008 * 3600 * Math.cos((M31.dec * Math.PI) / 180);
    for (const [line, filter, scale] of [
      [visLine, 'r', 0.3],
      [nirLine, 'J', 0.65],
    ] as const) {
      const found = brightest(await take(line, 900, { ...OBJECT, seconds: 5, filter }), scale);
      expect(Math.abs(found.west - west)).toBeLessThan(2);
      expect(Math.abs(found.north + 36)).toBeLessThan(2);
    }
  });

  test('bias, dark and flat are what calibrations need', async () => {
    const bias = pixelsOf(await take(visLine, 1000, { seconds: 0, filter: 'r', kind: 'bias' }));
    const dark = pixelsOf(await take(visLine, 1100, { seconds: 300, filter: 'r', kind: 'dark' }));
    const flat = pixelsOf(await take(visLine, 1500, { seconds: 3, filter: 'r', kind: 'flat' }));
    expect(median(bias)).toBeCloseTo(1000, -0.5);
    expect(Math.abs(median(dark) - median(bias))).toBeLessThan(3);
    // A hot pixel.
    expect(dark.some((count) => count > 2000)).toBe(true);
    expect(median(flat)).toBeGreaterThan(15_000);
    expect(median(flat)).toBeLessThan(25_000);
    // Vignetting: corners get less light than the middle.
    expect(median(flat.subarray(0, 40))).toBeLessThan(0.93 * median(flat.subarray(256 * 512 + 236, 256 * 512 + 276)));
  });

  test('the sky of the NIR camera is bright but does not saturate in two minutes', async () => {
    const frame = await take(nirLine, 2000, { ...OBJECT, seconds: 120, filter: 'H' });
    expect(frame).toMatchObject({ width: 384, height: 384 });
    expect(median(pixelsOf(frame))).toBeGreaterThan(20_000);
    expect(median(pixelsOf(frame))).toBeLessThan(60_000);
  });

  test('an afterglow fades', async () => {
    const place = { ra: 140.25, dec: 70.1 };
    await visLine.at(3000, 'SIM_TRANSIENT', { ...place, magnitude: 12 });
    const middle = async (start: number) => {
      const pixels = pixelsOf(await take(visLine, start, { seconds: 10, filter: 'r', kind: 'object', ...place }));
      return Math.max(...[255, 256].flatMap((y) => [...pixels.subarray(y * 512 + 254, y * 512 + 258)]));
    };
    const early = await middle(3060);
    const late = await middle(6000);
    expect(early).toBeGreaterThan(5 * (late - 1000));
    expect(late).toBeGreaterThan(1100);
  });
});

test('temperature follows the set point slowly', async () => {
  await visLine.at(7000, 'TEMPERATURE', { celsius: -60 });
  const { temperature } = await visLine.at(7120, 'STATUS');
  expect(temperature).toBeGreaterThan(-80);
  expect(temperature).toBeLessThan(-65);
  expect((await visLine.at(9000, 'STATUS')).temperature).toBeCloseTo(-60, 0);
  expect(await visLine.at(9000, 'TEMPERATURE', { celsius: -300 })).toMatchObject({ error: 'refused' });
});
