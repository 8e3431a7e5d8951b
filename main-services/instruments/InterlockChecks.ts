import type { EquatorialTarget, HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { DetectorName } from '../model/request.ts';

/** The interlocks as of now, one question per movement; each answers the reasons against it (none = allowed). */
export interface InterlockChecks {
  slewTo(target: EquatorialTarget): readonly string[];
  slewToHorizontal(target: HorizontalTarget): readonly string[];
  setTracking(on: boolean): readonly string[];
  /** Moving on by hand towards a place a little ahead. */
  jog(ahead: EquatorialTarget): readonly string[];
  home(): readonly string[];
  park(): readonly string[];
  setCover(open: boolean): readonly string[];
  openDome(): readonly string[];
  closeDome(): readonly string[];
  rotateDome(azimuthDegrees: number): readonly string[];
  setLight(name: string, on: boolean): readonly string[];
  setFan(name: string, on: boolean): readonly string[];
  expose(detector: DetectorName): readonly string[];
  selectFilter(detector: DetectorName, filter: string): readonly string[];
  moveFocuser(positionSteps: number): readonly string[];
  rotateField(angleDegrees: number): readonly string[];
}
