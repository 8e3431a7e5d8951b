import { describe, expect, test } from 'vitest';
import type { Camera, CameraStatus, Frame } from '../../../devices/camera/Camera.ts';
import { exposeOnce } from '../../../main-services/observation/exposeOnce.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';

const FRAME: Frame = {
  widthPixels: 1,
  heightPixels: 1,
  pixels: new Uint16Array(1),
  startedAt: 0,
  exposureSeconds: 10,
  filter: 'r',
  temperatureCelsius: -95,
};
const order = {
  exposureSeconds: 10,
  filter: 'r',
  kind: 'object',
  rightAscensionDegrees: 0,
  declinationDegrees: 0,
} as const;

/** A camera that needs `readoutMs` after its exposure, or never gets ready. */
function camera(clock: ManualClock, readoutMs: number | null) {
  const calls: string[] = [];
  let started = 0;
  const status = async (): Promise<CameraStatus> => ({
    at: clock.now(),
    state: readoutMs !== null && clock.now() - started >= 10_000 + readoutMs ? 'READY' : 'EXPOSING',
    remainingSeconds: 0,
    temperatureCelsius: -95,
    setpointCelsius: -95,
    filter: 'r',
    filters: ['r'],
    widthPixels: 1,
    heightPixels: 1,
    fault: null,
  });
  const made: Camera = {
    name: 'CameraVIS',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null }),
    status,
    expose: async () => {
      started = clock.now();
      calls.push('expose');
    },
    read: async () => {
      calls.push('read');
      return FRAME;
    },
    setTemperature: async () => undefined,
    abort: async () => {
      calls.push('abort');
    },
  };
  return { camera: made, calls };
}

describe('one exposure', () => {
  test('is read when the camera is ready', async () => {
    const clock = new ManualClock(0);
    const { camera: vis, calls } = camera(clock, 2000);
    const frame = exposeOnce(vis, order, clock, new AbortController().signal);
    await clock.advance(15_000);
    expect(await frame).toBe(FRAME);
    expect(calls).toEqual(['expose', 'read']);
  });

  test('a camera that hangs is given up and aborted', async () => {
    const clock = new ManualClock(0);
    const { camera: vis, calls } = camera(clock, null);
    const frame = exposeOnce(vis, order, clock, new AbortController().signal);
    frame.catch(() => undefined);
    await clock.advance(60_000);
    await expect(frame).rejects.toThrow(/exposure of 10 s not finished/);
    expect(calls).toEqual(['expose', 'abort']);
  });

  test('ends at once when it is interrupted', async () => {
    const clock = new ManualClock(0);
    const { camera: vis, calls } = camera(clock, 2000);
    const stop = new AbortController();
    const frame = exposeOnce(vis, order, clock, stop.signal);
    frame.catch(() => undefined);
    await clock.advance(3000);
    stop.abort(new Error('rain'));
    await expect(frame).rejects.toThrow('rain');
    expect(calls).toEqual(['expose', 'abort']);
    expect(clock.now()).toBe(3000);
  });
});
