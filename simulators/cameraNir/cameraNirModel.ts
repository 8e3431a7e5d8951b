import type { CameraModel } from '../camera/CameraModel.ts';

/**
 * The near-infrared camera (PROTOCOL.md): 384×384 of 0.65″, a HgCdTe array. The J and H sky is airglow, some hundred times
 * brighter than the visible one (Plauchu-Frayn et al. 2017, PASP 129, 035003).
 */
export const CAMERA_NIR: CameraModel = {
  name: 'CameraNIR',
  scenarioKey: 'cameraNirSimulator',
  widthPixels: 384,
  heightPixels: 384,
  arcsecondsPerPixel: 0.65,
  setpointCelsius: -193,
  coldestCelsius: -205,
  filters: [
    { name: 'J', zeroPoint: 23.6, skyMagnitude: 16.2, colourTerm: -2.2 },
    { name: 'H', zeroPoint: 23.5, skyMagnitude: 14.6, colourTerm: -2.8 },
  ],
  electronsPerCount: 4,
  biasCounts: 1500,
  readNoiseElectrons: 15,
  darkElectronsPerSecond: 0.05,
  flatElectronsPerSecond: 16000,
  serial: 202,
};
