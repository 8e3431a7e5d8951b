import type { MountStatus } from '../../../devices/mount/Mount.ts';

/** How far the telescope is from where it was last sent, degrees; null when it was sent nowhere. */
export function offTargetDegrees(mount: MountStatus): number | null {
  const { targetRightAscensionDegrees: ascension, targetDeclinationDegrees: declination } = mount;
  if (ascension === null || declination === null) return null;
  const turn = ((ascension - mount.rightAscensionDegrees + 540) % 360) - 180;
  return Math.hypot(turn * Math.cos((declination * Math.PI) / 180), declination - mount.declinationDegrees);
}
