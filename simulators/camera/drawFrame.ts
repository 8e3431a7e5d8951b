import { addSources } from './addSources.ts';
import type { CameraModel } from './CameraModel.ts';
import type { Detector } from './Detector.ts';
import type { Exposure } from './Exposure.ts';
import { seedOf } from './seedOf.ts';
import { seeingArcseconds } from './seeing.ts';
import type { SkySource } from './skyCatalogue.ts';

/** What a frame is made of. */
export interface FrameMaking {
  readonly camera: CameraModel;
  readonly detector: Detector;
  readonly exposure: Exposure;
  readonly temperatureCelsius: number;
  /** On the sky beside the catalogue. */
  readonly transients: readonly SkySource[];
  /** What the focus adds to the width of a star, in quadrature. */
  readonly focusArcseconds: number;
}

/** The frame of a finished exposure: unsigned 16-bit counts, row by row from the bottom left. */
export function drawFrame(making: FrameMaking): Uint16Array {
  const { camera, detector, exposure } = making;
  // The start and the camera seed the noise: no two frames have the same.
  const seed = seedOf(exposure.startedAt, camera.serial);
  return detector.readOut(lightOf(making), exposure.seconds, making.temperatureCelsius, seed);
}

/** Electrons that fall on every pixel; null in the dark. */
function lightOf({ camera, exposure, transients, focusArcseconds }: FrameMaking): Float32Array | null {
  if (exposure.kind === 'bias' || exposure.kind === 'dark') return null;
  const electrons = new Float32Array(camera.widthPixels * camera.heightPixels);
  if (exposure.kind === 'flat') return electrons.fill(camera.flatElectronsPerSecond * exposure.seconds);
  const { filter } = exposure;
  const skyPerSecond = 10 ** (0.4 * (filter.zeroPoint - filter.skyMagnitude)) * camera.arcsecondsPerPixel ** 2;
  electrons.fill(skyPerSecond * exposure.seconds);
  const view = {
    camera,
    filter,
    rightAscensionDegrees: exposure.rightAscensionDegrees,
    declinationDegrees: exposure.declinationDegrees,
    exposureSeconds: exposure.seconds,
    starArcseconds: Math.hypot(seeingArcseconds(exposure.startedAt), focusArcseconds),
  };
  addSources(electrons, view, transients);
  return electrons;
}
