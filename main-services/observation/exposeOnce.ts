import type { Camera, ExposureOrder, Frame } from '../../devices/camera/Camera.ts';
import { DeviceError, DeviceTimeout } from '../../devices/errors.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';

/** Read-out and filter change may add this much to an exposure before the camera counts as hung, seconds. */
const PATIENCE_SECONDS = 30;
/** Between two looks at a camera that reads out. */
const LOOK_PERIOD_MS = 1000;

/**
 * One exposure from order to frame.
 * @throws DeviceError when the camera does not deliver in time; the signal's reason when aborted (the camera is aborted too)
 */
export async function exposeOnce(
  camera: Camera,
  order: ExposureOrder,
  clock: Clock,
  signal: AbortSignal,
): Promise<Frame> {
  signal.throwIfAborted();
  try {
    await camera.expose(order);
    const deadline = clock.now() + (order.exposureSeconds + PATIENCE_SECONDS) * 1000;
    await sleep(clock, order.exposureSeconds * 1000, signal);
    for (;;) {
      const status = await camera.status().catch((error: unknown) => {
        // One unanswered question is not the end of an exposure; the deadline is.
        if (error instanceof DeviceError && clock.now() < deadline) return null;
        throw error;
      });
      if (status?.state === 'READY') return await camera.read();
      if (status?.state === 'FAULT')
        throw new DeviceTimeout(camera.name, `fault in exposure: ${status.fault ?? 'not named'}`);
      if (status?.state === 'IDLE') throw new DeviceTimeout(camera.name, 'lost the exposure (idle without an image)');
      if (clock.now() >= deadline) {
        throw new DeviceTimeout(
          camera.name,
          `exposure of ${order.exposureSeconds} s not finished after ${PATIENCE_SECONDS} s more`,
        );
      }
      await sleep(clock, LOOK_PERIOD_MS, signal);
    }
  } catch (error) {
    // The abort of a camera that hangs may itself fail; what stopped us is the error to tell.
    await camera.abort().catch(() => undefined);
    throw error;
  }
}
