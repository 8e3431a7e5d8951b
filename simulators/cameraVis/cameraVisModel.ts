import type { CameraModel } from '../camera/CameraModel.ts';

/**
 * The visible camera (PROTOCOL.md): 512×512 of 0.3″, a CCD. Sky brightness of San Pedro Mártir (Plauchu-Frayn et al. 2017, PASP 129,
 * 035003); zero points of a 1.3 m telescope with the usual losses.
 */
export const CAMERA_VIS: CameraModel = {
  name: 'CameraVIS',
  scenarioKey: 'cameraVisSimulator',
  widthPixels: 512,
  heightPixels: 512,
  arcsecondsPerPixel: 0.3,
  setpointCelsius: -95,
  coldestCelsius: -120,
  filters: [
    { name: 'g', zeroPoint: 25.2, skyMagnitude: 21.8, colourTerm: 1 },
    { name: 'r', zeroPoint: 25.1, skyMagnitude: 21.1, colourTerm: 0 },
    { name: 'i', zeroPoint: 24.7, skyMagnitude: 20.3, colourTerm: -0.4 },
    { name: 'z', zeroPoint: 23.9, skyMagnitude: 19.4, colourTerm: -0.6 },
    { name: 'B', zeroPoint: 25.0, skyMagnitude: 22.4, colourTerm: 1.4 },
    { name: 'V', zeroPoint: 25.1, skyMagnitude: 21.5, colourTerm: 0.5 },
    { name: 'R', zeroPoint: 25.0, skyMagnitude: 20.9, colourTerm: -0.2 },
    { name: 'I', zeroPoint: 24.3, skyMagnitude: 19.4, colourTerm: -0.8 },
  ],
  electronsPerCount: 1.3,
  biasCounts: 1000,
  readNoiseElectrons: 6,
  darkElectronsPerSecond: 0.002,
  flatElectronsPerSecond: 8000,
  serial: 101,
};
