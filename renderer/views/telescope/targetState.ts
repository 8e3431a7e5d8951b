import { create } from 'zustand';
import type { AskedPlace, TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { declination, rightAscension } from '../../format/angle.ts';
import { readDeclination, readDegrees, readRightAscension, type Typed } from '../../format/readAngle.ts';
import type { Horizontal } from '../../sky/horizontal.ts';

export type Frame = AskedPlace['frame'];

/** The target as it is typed: in which coordinates, its two fields, and what it is called if it came by name. */
export interface TargetTexts {
  readonly frame: Frame;
  readonly first: string;
  readonly second: string;
  readonly name: string;
}

/** Shared by the fields, the map and the drawing of its way; nothing moves by a change of it. */
export const useTarget = create<TargetTexts>(() => ({ frame: 'J2000', first: '', second: '', name: '' }));

/** Takes a direction of a map into the fields; nothing moves before Go is held. */
export function pickTarget({ altitudeDegrees, azimuthDegrees }: Horizontal): void {
  const [first, second] = [altitudeDegrees.toFixed(2), (azimuthDegrees % 360).toFixed(2)];
  useTarget.setState({ frame: 'HORIZONTAL', first, second, name: '' });
}

/** The two fields as numbers, or what is wrong with them. */
export function readTarget({ frame, first, second }: TargetTexts): { readonly first: Typed; readonly second: Typed } {
  if (frame === 'HORIZONTAL')
    return {
      first: readDegrees(first, { name: 'Altitude', minimum: -5, maximum: 90 }),
      second: readDegrees(second, { name: 'Azimuth', minimum: 0, maximum: 360 }),
    };
  return { first: readRightAscension(first), second: readDeclination(second) };
}

/** The place that is typed; null while a field is empty or wrong. */
export function placeOf(texts: TargetTexts): AskedPlace | null {
  const { first, second } = readTarget(texts);
  if (!first.ok || !second.ok) return null;
  if (texts.frame === 'HORIZONTAL')
    return { frame: 'HORIZONTAL', altitudeDegrees: first.value, azimuthDegrees: second.value };
  return { frame: texts.frame, rightAscensionDegrees: first.value, declinationDegrees: second.value };
}

/** The same place as the fields of other coordinates say it. */
export function textsIn(frame: Frame, outlook: TargetOutlook): Pick<TargetTexts, 'frame' | 'first' | 'second'> {
  if (frame === 'HORIZONTAL')
    return { frame, first: outlook.altitudeDegrees.toFixed(3), second: outlook.azimuthDegrees.toFixed(3) };
  if (frame === 'APPARENT')
    return {
      frame,
      first: rightAscension(outlook.apparentRightAscensionDegrees),
      second: declination(outlook.apparentDeclinationDegrees),
    };
  return {
    frame,
    first: rightAscension(outlook.rightAscensionDegrees),
    second: declination(outlook.declinationDegrees),
  };
}
