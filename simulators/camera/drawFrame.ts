import { addSources } from './addSources.ts';
import type { CameraModel } from './CameraModel.ts';
import type { Detector } from './Detector.ts';
import type { Exposure } from './Exposure.ts';
import { seedOf } from './seedOf.ts';
import { seeingArcseconds } from './seeing.ts';

/** The frame of a finished exposure: unsigned 16-bit counts, row by row from the bottom left. */
export function drawFrame(camera: CameraModel, detector: Detector, exposure: Exposure, celsius: number): Uint16Array {
  // The start and the camera seed the noise: no two frames have the same.
  const seed = seedOf(exposure.startedAt, camera.serial);
  return detector.readOut(lightOf(camera, exposure), exposure.seconds, celsius, seed);
}

/** Electrons that fall on every pixel; null in the dark. */
function lightOf(camera: CameraModel, exposure: Exposure): Float32Array | null {
  if (exposure.kind === 'bias' || exposure.kind === 'dark') return null;
  const electrons = new Float32Array(camera.widthPixels * camera.heightPixels);
  if (exposure.kind === 'flat') return electrons.fill(camera.flatElectronsPerSecond * exposure.seconds);
  const { filter } = exposure;
  const skyPerSecond = 10 ** (0.4 * (filter.zeroPoint - filter.skyMagnitude)) * camera.arcsecondsPerPixel ** 2;
  electrons.fill(skyPerSecond * exposure.seconds);
  addSources(electrons, {
    camera,
    filter,
    rightAscensionDegrees: exposure.rightAscensionDegrees,
    declinationDegrees: exposure.declinationDegrees,
    exposureSeconds: exposure.seconds,
    seeingArcseconds: seeingArcseconds(exposure.startedAt),
  });
  return electrons;
}
