import type { InterlockChecks } from '../../main-services/instruments/InterlockChecks.ts';

/** Interlocks that allow everything, for what is tested above them. */
export const noInterlocks: InterlockChecks = {
  slewTo: () => [],
  slewToHorizontal: () => [],
  setTracking: () => [],
  jog: () => [],
  home: () => [],
  park: () => [],
  setCover: () => [],
  openDome: () => [],
  closeDome: () => [],
  rotateDome: () => [],
  setLight: () => [],
  setFan: () => [],
  expose: () => [],
  selectFilter: () => [],
  moveFocuser: () => [],
  rotateField: () => [],
};
